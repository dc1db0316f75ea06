--TEST--
loadavg() has three numbers
--EXTENSIONS--
async
--FILE--
<?php
$load = Async\loadavg();
var_dump($load === null || count(array_filter($load, 'is_float')) === 3 && count($load) === 3);
?>
--EXPECT--
bool(true)
