--TEST--
cancel() without an argument; tasks that did not start never run
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, suspend, delay};

$scope = new Scope;
$started = $scope->spawn(fn() => delay(1000));
suspend();
$fresh = $scope->spawn(function () { echo "never\n"; });
$scope->cancel();
foreach ([$started, $fresh] as $coroutine) {
    try {
        await($coroutine);
    } catch (Async\AsyncCancellation $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\AsyncCancellation: Scope was cancelled
Async\AsyncCancellation: Scope was cancelled
