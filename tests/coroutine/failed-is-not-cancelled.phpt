--TEST--
A coroutine that failed is completed, not cancelled
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(fn() => throw new Exception('x'));
try { await($c); } catch (Exception) {}
var_dump($c->isCompleted(), $c->isCancelled(), $c->isRunning());
?>
--EXPECT--
bool(true)
bool(false)
bool(false)
