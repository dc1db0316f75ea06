--TEST--
request_context() is null without a server that sets one
--EXTENSIONS--
async
--FILE--
<?php
var_dump(Async\request_context());
?>
--EXPECT--
NULL
