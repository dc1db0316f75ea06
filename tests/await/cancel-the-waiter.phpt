--TEST--
Cancelling the waiting coroutine leaves the awaited one alone
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend, delay};

$target = spawn(function () { delay(100); return 'target'; });
$waiter = spawn(function () use ($target) {
    try {
        await($target);
    } catch (Async\AsyncCancellation $e) {
        echo 'waiter: ', $e->getMessage(), "\n";
    }
});
suspend();
$waiter->cancel();
await($waiter);
echo await($target), "\n";
?>
--EXPECT--
waiter: Coroutine cancelled
target
