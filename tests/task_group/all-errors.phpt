--TEST--
all(): a CompositeException after all have ended, or only the successes
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, delay};

$group = new TaskGroup;
$group->spawnWithKey('a', function () { throw new RuntimeException('a'); });
$group->spawnWithKey('b', function () { delay(2); echo "b ended\n"; return 'B'; });
$group->spawnWithKey('c', function () { delay(1); throw new LogicException('c'); });
try {
    await($group->all());
} catch (Async\CompositeException $e) {
    foreach ($e->getExceptions() as $each) {
        echo get_class($each), ' ', $each->getMessage(), "\n";
    }
}
echo json_encode(await($group->all(ignoreErrors: true))), "\n";
echo implode(' ', array_map(fn($e) => $e->getMessage(), $group->getErrors())), "\n";
echo json_encode(await((new TaskGroup)->all())), "\n";
?>
--EXPECT--
b ended
RuntimeException a
LogicException c
{"b":"B"}
a c
[]
