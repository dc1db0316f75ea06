--TEST--
A protected coroutine is cancelled with its scope when the protection ends
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, suspend, protect, delay};

$scope = new Scope;
$coroutine = $scope->spawn(function () {
    try {
        protect(function () { delay(2); echo "not disturbed\n"; });
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
$scope->cancel();
await($coroutine);
var_dump($scope->isFinished());
?>
--EXPECT--
not disturbed
Scope was cancelled
bool(true)
