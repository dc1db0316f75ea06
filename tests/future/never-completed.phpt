--TEST--
Awaiting a future that nobody completes is a deadlock
--EXTENSIONS--
async
--INI--
async.debug_deadlock=1
--FILE--
<?php
use Async\{Future, FutureState};

$future = new Future(new FutureState());
try {
    $future->await();
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
=== DEADLOCK REPORT START ===
Coroutines waiting: 1, active_events: 0

Coroutine 3 spawned at unknown, suspended at %s:6 (suspended)
  waiting for:
    - FutureState(pending)

=== DEADLOCK REPORT END   ===

Deadlock detected

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 1 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
