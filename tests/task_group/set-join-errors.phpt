--TEST--
TaskSet: joins of failing tasks
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskSet;
use function Async\{await, suspend};

function failing(): TaskSet
{
    $set = new TaskSet;
    foreach (['a', 'b'] as $key) {
        $set->spawnWithKey($key, function () use ($key) { suspend(); throw new RuntimeException($key); });
    }
    return $set;
}
foreach (['joinAny', 'joinAll'] as $method) {
    $set = failing();
    try {
        await($set->$method());
    } catch (Async\CompositeException $e) {
        echo count($e->getExceptions()), ' ', $e->getExceptions()[1]->getMessage(), ' ', count($set), "\n";
    }
}
$set = failing();
$set->spawn(fn() => 'success');
echo json_encode(await($set->joinAll(ignoreErrors: true))), ' ', count($set), "\n";
// More joins than tasks.
$set = new TaskSet;
$set->spawn(fn() => 'only one');
$set->close();
$joins = [$set->joinNext(), $set->joinNext()];
var_dump(await($joins[0]));
try {
    await($joins[1]);
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
2 b 0
2 b 0
["success"] 0
string(8) "only one"
Cannot race on an empty TaskGroup
