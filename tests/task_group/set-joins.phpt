--TEST--
TaskSet: what a join returns is gone from the set
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskSet, Future, FutureState};
use function Async\await;

$set = new TaskSet;
$gates = [];
foreach (['three', 'one', 'two'] as $name) {
    $gate = $gates[$name] = new FutureState;
    $set->spawnWithKey($name, function () use ($gate, $name) {
        (new Future($gate))->await();
        return $name === 'one' ? throw new RuntimeException($name) : $name;
    });
}
$next = [$set->joinNext(), $set->joinNext()];
$gates['one']->complete(null);
try {
    await($next[0]);
} catch (RuntimeException $e) {
    echo $e->getMessage(), ' failed, left: ', count($set), "\n";
}
$gates['two']->complete(null);
var_dump(await($next[1]), count($set));
$set->spawnWithKey('two', fn() => 'key used again');
var_dump(await($set->joinAny()), count($set));
$gates['three']->complete(null);
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
