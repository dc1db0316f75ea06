--TEST--
awaitCompletion() waits for the scope and its children
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, timeout, spawn};

$scope = new Scope;
$child = Scope::inherit($scope);
$scope->spawn(function () { spawn(function () { delay(2); echo "spawned within\n"; }); });
$child->spawn(function () { delay(5); echo "child\n"; });
$scope->awaitCompletion(timeout(5000));
echo "completed\n";
$scope->awaitCompletion(timeout(5000));
var_dump($scope->isFinished(), $scope->isClosed());
?>
--EXPECT--
spawned within
child
completed
bool(true)
bool(false)
