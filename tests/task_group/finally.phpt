--TEST--
finally() callbacks run once it is closed and done; at once afterwards
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet};
use function Async\{delay, suspend};

$second = 0;
foreach ([new TaskGroup, new TaskSet] as $group) {
    $group->finally(function ($given) use ($group) { echo "first: "; var_dump($given === $group, $given->isFinished()); });
    $group->finally(function () use (&$second) { $second++; });
    $group->spawn(fn() => suspend());
    while (!$group->isFinished()) {
        suspend();
    }
    echo "done, not closed\n";
    $group->close();
    suspend();
    var_dump($second);
    $group->finally(function () { echo "at once\n"; });
}
try {
    $group->finally('strlen');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
done, not closed
first: bool(true)
bool(true)
int(1)
at once
done, not closed
first: bool(true)
bool(true)
int(2)
at once
Async\TaskSet::finally(): Argument #1 ($callback) argument must be callable
