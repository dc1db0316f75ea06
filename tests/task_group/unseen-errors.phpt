--TEST--
Errors that nobody has seen go to the scope as a CompositeException
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet, Scope};
use function Async\{await, suspend};

$scope = new Scope;
$scope->setExceptionHandler(function ($scope, $coroutine, $e) {
    echo get_class($e), ': ', implode(' ', array_map(fn($e) => $e->getMessage(), $e->getExceptions())), "\n";
});
$use = [
    'nothing' => fn($group) => null,
    'suppressErrors' => fn($group) => $group->suppressErrors(),
    'getErrors' => fn($group) => $group->getErrors(),
    'foreach' => function ($group) { $group->close(); foreach ($group as $outcome); },
    'all' => fn($group) => $group->all()->ignore(),
    'one of two' => function ($group) { foreach ($group as $outcome) { break; } },
];
foreach ([TaskGroup::class, TaskSet::class] as $class) {
    foreach ($use as $name => $how) {
        if ($class === TaskSet::class && !in_array($name, ['nothing', 'foreach', 'one of two'])) {
            continue;
        }
        await($scope->spawn(function () use ($class, $name, $how) {
            $group = new $class;
            $group->spawn(function () { throw new RuntimeException('one'); });
            $group->spawn(function () { throw new LogicException('two'); });
            suspend();
            echo "$name: ";
            $how($group);
            unset($group);
            suspend();
            echo "\n";
        }));
    }
}
?>
--EXPECT--
nothing: Async\CompositeException: one two

suppressErrors: 
getErrors: 
foreach: 
all: 
one of two: Async\CompositeException: two

nothing: Async\CompositeException: one two

foreach: 
one of two: Async\CompositeException: two
