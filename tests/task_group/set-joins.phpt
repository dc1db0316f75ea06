--TEST--
TaskSet: what a join returns is gone from the set
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskSet;
use function Async\{await, delay};

$set = new TaskSet;
foreach ([3 => 'three', 1 => 'one', 2 => 'two'] as $ms => $name) {
    $set->spawnWithKey($name, function () use ($ms, $name) {
        delay($ms * 40);
        return $name === 'one' ? throw new RuntimeException($name) : $name;
    });
}
$next = [$set->joinNext(), $set->joinNext()];
try {
    await($next[0]);
} catch (RuntimeException $e) {
    echo $e->getMessage(), ' failed, left: ', count($set), "\n";
}
var_dump(await($next[1]), count($set));
$set->spawnWithKey('two', fn() => 'key used again');
var_dump(await($set->joinAny()), count($set));
echo json_encode(await($set->joinAll())), ' ', count($set), "\n";
echo json_encode(await($set->joinAll())), "\n";
?>
--EXPECT--
one failed, left: 2
string(3) "two"
int(1)
string(14) "key used again"
int(1)
{"three":"three"} 0
[]
