--TEST--
awaitCompletion() ends with its token; the scope goes on
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\timeout;

$scope = new Scope;
$channel = new Async\Channel(1);
$scope->spawn(function () use ($channel) { $channel->recv(); echo "done\n"; });
try {
    $scope->awaitCompletion(timeout(2));
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), ': ', $e->getPrevious()->getMessage(), "\n";
}
$channel->send(true);
$scope->awaitCompletion(timeout(5000));
try {
    $scope->awaitCompletion();
} catch (ArgumentCountError $e) {
    echo $e->getMessage(), "\n";
}
try {
    $scope->awaitCompletion(new class implements Async\Awaitable {});
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Operation has been cancelled: Timeout occurred after 2 milliseconds
done
Async\Scope::awaitCompletion() expects exactly 1 argument, 0 given
Expected item to be an Async\Awaitable object
