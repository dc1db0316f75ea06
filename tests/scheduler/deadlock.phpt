--TEST--
Coroutines that wait for each other: report, cancellation, DeadlockError
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await};

$task = function (string $name) use (&$a, &$b) {
    try {
        await($name === 'a' ? $b : $a);
    } catch (Async\AsyncCancellation $e) {
        echo "$name: ", $e->getMessage(), "\n";
        throw $e;
    }
};
$a = spawn($task, 'a');
$b = spawn($task, 'b');
?>
--EXPECTF--
=== DEADLOCK REPORT START ===
Coroutines waiting: 2, active_events: 0

Coroutine %d spawned at %sdeadlock.php:12, suspended at %sdeadlock.php:6 (%s)
  waiting for:
    - %s

Coroutine %d spawned at %sdeadlock.php:13, suspended at %sdeadlock.php:6 (%s)
  waiting for:
    - %s

=== DEADLOCK REPORT END   ===

a: Deadlock detected
b: Deadlock detected

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 2 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
