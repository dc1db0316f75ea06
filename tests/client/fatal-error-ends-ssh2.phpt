--TEST--
A connection that ext/ssh2 makes when a fatal error happens elsewhere is closed, silently
--EXTENSIONS--
async
ssh2
--FILE--
<?php
require __DIR__ . '/../_inc/fatal_error.inc';

end_by_fatal_error('ssh2_connect("127.0.0.1", $port)');
?>
--EXPECT--
ssh2_connect("127.0.0.1", $port): as expected
ssh2_connect("127.0.0.1", $port): as expected
