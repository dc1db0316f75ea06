--TEST--
A spawn() that waits for a place when the group is closed
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\TaskGroup;
use function Async\{spawn, delay, suspend};

$group = new TaskGroup(1, 1);
$group->spawn(fn() => delay(5));
$group->spawn(fn() => delay(5));
$waiting = [];
foreach ([1, 2] as $i) {
    $waiting[] = spawn(function () use ($group, $i) {
        try {
            $group->spawn(function () { echo "never\n"; });
        } catch (Throwable $e) {
            echo "$i: ", $e->getMessage(), "\n";
        }
    });
}
suspend();
echo $waiting[0]->getAwaitingInfo()[0], "\n";
$waiting[0]->cancel();
$group->close();
$group->awaitCompletion();
var_dump(count($group));
?>
--EXPECT--
a place in the queue of a TaskGroup
1: Coroutine cancelled
2: Cannot spawn tasks on a closed TaskGroup
int(2)
