--TEST--
What waits in a select says so; nothing left is a deadlock
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, suspend};

$waiter = spawn(function () {
    try {
        select([new Channel(), new Channel()]);
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
echo $waiter->getAwaitingInfo()[0], "\n";
?>
--EXPECTF--
the first of 2 operations

=== DEADLOCK REPORT START ===
Coroutines waiting: 1, active_events: 0

Coroutine %d spawned at %s:5, suspended at %s:7 (suspended)
  waiting for:
    - the first of 2 operations

=== DEADLOCK REPORT END   ===

Deadlock detected

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 1 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
