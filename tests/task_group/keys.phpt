--TEST--
Keys are numbers from 0 unless given; duplicates are refused
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\await;

foreach ([TaskGroup::class, Async\TaskSet::class] as $class) {
    $group = new $class;
    $group->spawnWithKey('k', fn() => 1);
    $group->spawnWithKey(1, fn() => 2);
    $group->spawn(fn() => 3);
    $group->spawn(fn() => 4);
    foreach (['k', 1, '1', 0, 2] as $key) {
        try {
            $group->spawnWithKey($key, fn() => 0);
        } catch (Async\AsyncException $e) {
            echo $e->getMessage(), "\n";
        }
    }
    echo json_encode(await($group instanceof TaskGroup ? $group->all() : $group->joinAll())), "\n";
}
?>
--EXPECT--
Duplicate key "k"
Duplicate key 1
Duplicate key "1"
Duplicate key 0
Duplicate key 2
{"k":1,"1":2,"0":3,"2":4}
Duplicate key "k"
Duplicate key 1
Duplicate key "1"
Duplicate key 0
Duplicate key 2
{"k":1,"1":2,"0":3,"2":4}
