--TEST--
A coroutine that cancels its own scope goes on to its next suspension point
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\suspend;

$scope = new Scope;
$scope->spawn(function () use ($scope) {
    $scope->cancel();
    echo "goes on\n";
    try {
        suspend();
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
suspend();
var_dump($scope->isFinished());
?>
--EXPECT--
goes on
Scope was cancelled
bool(true)
