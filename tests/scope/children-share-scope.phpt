--TEST--
A coroutine spawned by another one belongs to its scope
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{spawn, delay, suspend};

$scope = new Scope;
$scope->spawn(function () {
    spawn(function () {
        try {
            delay(1000);
        } catch (Async\AsyncCancellation $e) {
            echo "grandchild: ", $e->getMessage(), "\n";
        }
    });
});
suspend();
suspend();
var_dump($scope->isFinished());
$scope->cancel();
suspend();
var_dump($scope->isFinished());
?>
--EXPECT--
bool(false)
grandchild: Scope was cancelled
bool(true)
