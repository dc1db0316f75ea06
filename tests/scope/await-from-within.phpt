--TEST--
A coroutine cannot wait for the end of a scope it belongs to
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{timeout, suspend, await, protect};

$scope = new Scope;
$child = Scope::inherit($scope);
await($child->spawn(function () use ($scope) {
    try {
        $scope->awaitCompletion(timeout(1000));
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
    $scope->cancel();
    try {
        $scope->awaitAfterCancellation();
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
}));
?>
--EXPECT--
Cannot await completion of scope from a coroutine that belongs to the same scope or its children
Cannot await completion of scope from a coroutine that belongs to the same scope or its children
