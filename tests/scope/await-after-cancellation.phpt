--TEST--
awaitAfterCancellation() waits and gives errors to its handler
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, timeout};

$scope = new Scope;
try {
    $scope->awaitAfterCancellation();
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
foreach ([1, 2] as $i) {
    $scope->spawn(function () use ($i) {
        try {
            delay(1000);
        } finally {
            delay($i);
            throw new RuntimeException("dying $i");
        }
    });
}
$scope->spawn(fn() => delay(1000));
suspend();
$scope->cancel();
$scope->awaitAfterCancellation(function (Throwable $e, Scope $given) use ($scope, &$seen) {
    $seen[] = $e->getMessage() . ' ' . ($given === $scope ? 'same' : 'other') . ' ' . $e->getPrevious()->getMessage();
    delay(5);
}, timeout(5000));
sort($seen);
echo implode("\n", $seen), "\n";
var_dump($scope->isFinished());
$scope->awaitAfterCancellation();
?>
--EXPECT--
Attempt to await a Scope that has not been cancelled
dying 1 same Scope was cancelled
dying 2 same Scope was cancelled
bool(true)
