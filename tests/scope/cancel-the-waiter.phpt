--TEST--
Cancelling the coroutine that waits for a scope
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, spawn, suspend, timeout};

$scope = new Scope;
$scope->spawn(function () { delay(5); echo "scope goes on\n"; });
$waiter = spawn(function () use ($scope) {
    try {
        $scope->awaitCompletion(timeout(1000));
    } catch (Async\AsyncCancellation $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
});
suspend();
$waiter->cancel();
delay(20);
?>
--EXPECT--
Async\AsyncCancellation: Coroutine cancelled
scope goes on
