--TEST--
async.debug_deadlock=0: no report, the error remains
--EXTENSIONS--
async
--INI--
async.debug_deadlock=0
--FILE--
<?php
use function Async\{spawn, await};

$a = spawn(function () use (&$b) { await($b); });
$b = spawn(function () use (&$a) { await($a); });
?>
--EXPECTF--
Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 2 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
