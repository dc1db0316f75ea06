--TEST--
disposeAfterTimeout() cancels what is left, zombies included
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, delay, suspend};

foreach ([false, true] as $safe) {
    $scope = $safe ? Scope::inherit() : new Scope;
    $left = $scope->spawn(function () {
        try {
            delay(10000);
        } catch (Async\AsyncCancellation $e) {
            echo $e->getMessage(), "\n";
        }
    });
    suspend();
    $scope->disposeAfterTimeout(5);
    var_dump($scope->isClosed());
    await($left);
    var_dump($scope->isClosed(), $scope->isFinished());
}
?>
--EXPECT--
bool(false)
Scope has been disposed due to timeout
bool(true)
bool(true)
bool(false)
Scope has been disposed due to timeout
bool(true)
bool(true)
