--TEST--
finally() callbacks run side by side once the scope has ended
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState, Scope};
use function Async\{await, delay, suspend};

$scope = new Scope;
$scope->spawn(fn() => delay(1000));
suspend();
$a = new FutureState;
$b = new FutureState;
$scope->finally(function ($s) use ($scope, $a, $b) {
    var_dump($s === $scope, $s->isFinished());
    await(new Future($b));
    echo "a\n";
    $a->complete(null);
});
$scope->finally(function () use ($b) { delay(1); echo "b\n"; $b->complete(null); });
$scope->dispose();
echo "disposed\n";
await(new Future($a));
$scope->finally(function ($s) use ($scope) { echo "at once\n"; });
echo "end\n";
?>
--EXPECT--
disposed
bool(true)
bool(true)
b
a
at once
end
