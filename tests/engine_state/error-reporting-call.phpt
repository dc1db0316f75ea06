--TEST--
error_reporting() set while others are parked holds as long as it does in stock PHP
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

$before = error_reporting();
$c = spawn(function () { $old = error_reporting(E_ERROR); suspend(); $seen = error_reporting(); error_reporting($old); return $seen; });
suspend();
var_dump(await($c) === E_ERROR);
var_dump(error_reporting() === $before);
?>
--EXPECT--
bool(true)
bool(true)
