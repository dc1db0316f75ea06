--TEST--
20,000 tasks, failures and waiting spawns
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet};
use function Async\{await, suspend};

$group = new TaskGroup(concurrency: 50);
for ($i = 0; $i < 20000; $i++) {
    $group->spawn(function () use ($i) {
        if ($i % 3 === 0) {
            suspend();
        }
        return $i % 1000 === 999 ? throw new RuntimeException : $i;
    });
}
$group->close();
$group->awaitCompletion();
echo count($group), ' ', count($group->getErrors()), ' ', array_sum(await($group->all(true))), "\n";
$set = new TaskSet(50);
$sum = 0;
for ($i = 0; $i < 20000; $i++) {
    $set->spawn(fn() => $i);
    if (count($set) > 100) {
        $sum += await($set->joinNext());
    }
}
$set->close();
foreach ($set as [$result]) {
    $sum += $result;
}
echo count($set), " $sum\n";
?>
--EXPECT--
20000 20 199780020
0 199990000
