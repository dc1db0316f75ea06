--TEST--
dispose() closes for good and cancels
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$scope = new Scope;
$coroutine = $scope->spawn(function () {
    try {
        delay(1000);
    } finally {
        echo "unwound\n";
    }
});
suspend();
$scope->dispose();
var_dump($scope->isClosed(), $scope->isCancelled(), $scope->isFinished());
suspend();
var_dump($scope->isFinished(), $coroutine->getException()->getMessage());
$scope->dispose();
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
unwound
bool(true)
string(19) "Scope was cancelled"
