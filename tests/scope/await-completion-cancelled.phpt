--TEST--
awaitCompletion() of a cancelled scope; a disposed one has nothing to wait for
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, timeout, spawn, suspend};

delay(0);
$scope = new Scope;
$scope->cancel();
try {
    $scope->awaitCompletion(timeout(1000));
} catch (Async\AsyncCancellation $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
$scope = new Scope;
$scope->spawn(fn() => delay(1000));
spawn(fn() => $scope->cancel());
try {
    $scope->awaitCompletion(timeout(1000));
} catch (Async\AsyncCancellation $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
$scope->dispose();
$scope->awaitCompletion(timeout(1000));
echo "returned\n";
?>
--EXPECT--
Async\AsyncCancellation: The scope has been cancelled
Async\AsyncCancellation: The scope has been cancelled
returned
