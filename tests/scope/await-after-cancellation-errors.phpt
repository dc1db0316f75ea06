--TEST--
awaitAfterCancellation(): without a handler errors are thrown; a handler may throw
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, timeout};

function dying(): Scope
{
    $scope = new Scope;
    $scope->spawn(function () {
        try {
            delay(1000);
        } finally {
            throw new RuntimeException('dying');
        }
    });
    suspend();
    $scope->cancel();

    return $scope;
}

$scope = dying();
try {
    $scope->awaitAfterCancellation();
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
$scope = dying();
try {
    $scope->awaitAfterCancellation(function ($e) { throw new LogicException('handler'); });
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
$scope = new Scope;
$scope->spawn(function () { try { delay(1000); } finally { delay(50); } });
suspend();
$scope->cancel();
try {
    $scope->awaitAfterCancellation(cancellation: timeout(2));
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
dying
handler
Operation has been cancelled
