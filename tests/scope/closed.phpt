--TEST--
Nothing can be spawned in a scope that is cancelled or disposed
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{spawn, await, suspend};

function attempt(callable $what): void
{
    try {
        $what();
        echo "no exception\n";
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
}

$cancelled = new Scope;
$cancelled->cancel();
attempt(fn() => $cancelled->spawn(fn() => 1));
attempt(fn() => Scope::inherit($cancelled));

$disposed = new Scope;
$disposed->dispose();
attempt(fn() => $disposed->spawn(fn() => 1));
attempt(fn() => Scope::inherit($disposed));

// From within, while it winds down.
$scope = new Scope;
$coroutine = $scope->spawn(function () {
    try {
        suspend();
    } finally {
        attempt(fn() => spawn(fn() => 1));
        attempt(fn() => Scope::inherit());
    }
});
suspend();
$scope->cancel();
suspend();
attempt(fn() => $scope->spawn(fn() => 1));
?>
--EXPECT--
Cannot spawn a coroutine in a closed scope
Cannot inherit a Scope from a parent Scope that has already been disposed.
Scope object has been disposed
Cannot inherit a Scope from a parent Scope that has already been disposed.
Cannot spawn a coroutine in a closed scope
Cannot inherit a Scope from a parent Scope that has already been disposed.
Scope object has been disposed
