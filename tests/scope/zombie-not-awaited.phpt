--TEST--
awaitCompletion() does not wait for zombies, awaitAfterCancellation() does
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, timeout};

$scope = new Scope;
$scope->spawn(function () { delay(10); echo "zombie done\n"; });
suspend();
$scope->disposeSafely();
var_dump($scope->isFinished(), $scope->isClosed());
$scope->awaitCompletion(timeout(1000));
echo "completed\n";
$scope->awaitAfterCancellation();
echo "all gone\n";
?>
--EXPECT--
bool(true)
bool(true)
completed
zombie done
all gone
