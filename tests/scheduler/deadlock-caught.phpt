--TEST--
Code may catch the deadlock's cancellation and go on; the DeadlockError comes at the end
--EXTENSIONS--
async
--INI--
async.debug_deadlock=0
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await, delay};

$task = function (string $name) use (&$a, &$b) {
    try {
        await($name === 'a' ? $b : $a);
    } catch (Async\AsyncCancellation) {
        echo "$name caught\n";
    }
    delay(1);
    echo "$name goes on\n";
};
$a = spawn($task, 'a');
$b = spawn($task, 'b');
?>
--EXPECTF--
a caught
b caught
a goes on
b goes on

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 2 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
