--TEST--
The texts of exceptions that stand for several
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{await, delay, spawn};

function show(Async\CompositeException $e): void
{
    $texts = array_map(fn ($e) => $e->getMessage(), $e->getExceptions());
    sort($texts);
    echo $e->getMessage(), ': ', implode(', ', $texts), "\n";
}

$group = new Async\TaskGroup;
$group->spawn(fn () => throw new Exception('one'));
$group->spawn(fn () => throw new Exception('two'));
foreach ([$group->all(), $group->any()] as $future) {
    try {
        await($future);
    } catch (Async\CompositeException $e) {
        show($e);
    }
}

$scope = new Async\Scope;
$scope->setExceptionHandler(function ($scope, $coroutine, $e) {
    show($e);
});
$c = $scope->spawn(fn () => 1);
$c->finally(fn () => throw new Exception('three'));
$c->finally(fn () => throw new Exception('four'));
delay(1);
?>
--EXPECT--
One or more tasks failed: one, two
One or more tasks failed: one, two
Multiple exceptions occurred: four, three
