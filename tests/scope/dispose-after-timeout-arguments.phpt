--TEST--
disposeAfterTimeout(): nothing to do for an empty scope, no negative times
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$scope = new Scope;
$scope->disposeAfterTimeout(1);
delay(5);
var_dump($scope->isClosed());
try {
    $scope->disposeAfterTimeout(-1);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
$scope->spawn(fn() => delay(1));
$scope->disposeAfterTimeout(10000);
$scope->awaitCompletion(Async\timeout(5000));
unset($scope);
echo "not held up by the timer\n";
?>
--EXPECT--
bool(false)
Async\Scope::disposeAfterTimeout(): Argument #1 ($timeout) must be greater than or equal to 0
not held up by the timer
