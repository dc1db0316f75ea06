--TEST--
An empty scope is finished and open; cancel() closes it for spawn only
--EXTENSIONS--
async
--FILE--
<?php
$scope = new Async\Scope;
var_dump($scope->isFinished(), $scope->isClosed(), $scope->isCancelled());
$scope->finally(function ($given) use ($scope) { echo "finally: "; var_dump($given === $scope); });
$scope->cancel();
var_dump($scope->isCancelled(), $scope->isClosed());
Async\suspend();
?>
--EXPECT--
bool(true)
bool(false)
bool(false)
bool(true)
bool(false)
finally: bool(true)
