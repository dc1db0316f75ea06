--TEST--
Without timeouts a channel without the other side is a deadlock
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;

$channel = new Channel(3);
Async\spawn(function () use ($channel) {
    try {
        $channel->recv();
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
?>
--EXPECTF--
=== DEADLOCK REPORT START ===
Coroutines waiting: 1, active_events: 0

Coroutine %d spawned at %s:5, suspended at %s:7 (suspended)
  waiting for:
    - Channel(capacity=3, receivers=1, senders=0, reserved=0/0)

=== DEADLOCK REPORT END   ===

Deadlock detected

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 1 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
