--TEST--
awaitAfterCancellation(): without a handler errors are thrown; a handler may throw; none is lost
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState, Scope};
use function Async\{await, delay, spawn, suspend, timeout};

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
$go = new FutureState;
$scope->spawn(function () use ($go) { try { delay(1000); } finally { await(new Future($go)); } });
suspend();
$scope->cancel();
try {
    $scope->awaitAfterCancellation(cancellation: timeout(2));
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), "\n";
}
$go->complete(null);
foreach ([null, fn ($e) => throw new LogicException('handler: ' . $e->getMessage())] as $handler) {
    $scope = new Scope;
    foreach ([1, 2, 3] as $i) {
        $scope->spawn(function () use ($i) {
            try {
                delay(1000);
            } finally {
                for (; $i > 1; $i--) {
                    suspend();
                }
                throw new RuntimeException('dying');
            }
        });
    }
    suspend();
    $scope->cancel();
    try {
        $scope->awaitAfterCancellation($handler);
    } catch (Async\CompositeException $e) {
        echo implode(', ', array_map(fn ($e) => $e->getMessage(), $e->getExceptions())), "\n";
    }
    var_dump($scope->isFinished());
}
$scope = new Scope;
$scope->spawn(function () { try { delay(1000); } finally { throw new RuntimeException('dying'); } });
$scope->spawn(function () { try { delay(1000); } finally { delay(100000); } });
suspend();
$scope->cancel();
$token = spawn(fn () => delay(5));
try {
    $scope->awaitAfterCancellation(null, $token);
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), ', ', $e->getPrevious()->getMessage(), "\n";
}
exit;
?>
--EXPECT--
dying
handler
Operation has been cancelled
dying, dying, dying
bool(true)
handler: dying, handler: dying, handler: dying
bool(true)
Operation has been cancelled, dying
