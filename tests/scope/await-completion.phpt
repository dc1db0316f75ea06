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
$channel = new Async\Channel;
$scope->spawn(function () use ($channel) {
    spawn(function () use ($channel) { delay(2); echo "spawned within\n"; $channel->send(1); });
});
$child->spawn(function () use ($channel) { $channel->recv(); delay(2); echo "child\n"; });
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
