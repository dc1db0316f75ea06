--TEST--
The main script waits for itself
--EXTENSIONS--
async
--INI--
async.debug_deadlock=0
--FILE--
<?php
use function Async\{spawn, await, current_coroutine};

await(spawn(fn() => 1));
register_shutdown_function(function () { echo "shutdown function\n"; });
$main = current_coroutine();
try {
    await(spawn(fn() => await($main)));
} catch (Async\AsyncCancellation $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
echo "main goes on\n";
?>
--EXPECTF--
Async\AsyncCancellation: Deadlock detected
main goes on

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 2 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
shutdown function
