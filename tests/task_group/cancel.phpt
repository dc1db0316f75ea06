--TEST--
cancel() closes, cancels what runs, and what is queued never starts
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet, Scope, AsyncCancellation};
use function Async\{delay, suspend};

foreach ([new TaskGroup(1), new TaskSet(1), new TaskGroup(1, scope: new Scope)] as $group) {
    $group->spawn(function () {
        try {
            delay(1000);
        } finally {
            echo "unwound\n";
        }
    });
    $group->spawn(function () { echo "never\n"; });
    suspend();
    $group->cancel();
    $group->awaitCompletion();
    foreach ($group as $key => [, $error]) {
        echo "$key: ", get_class($error), ' ', $error->getMessage(), "\n";
    }
}
$group = new TaskGroup;
$group->spawn(fn() => delay(1000));
$group->cancel(new AsyncCancellation('own'));
echo $group->getErrors()[0]->getMessage(), "\n";
$group->cancel();
try {
    $group->cancel(new Exception);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
unwound
0: Async\AsyncCancellation TaskGroup cancelled
1: Async\AsyncCancellation TaskGroup cancelled
unwound
0: Async\AsyncCancellation TaskGroup cancelled
1: Async\AsyncCancellation TaskGroup cancelled
unwound
0: Async\AsyncCancellation TaskGroup cancelled
1: Async\AsyncCancellation TaskGroup cancelled
own
Async\TaskGroup::cancel(): Argument #1 ($cancellation) must be of type ?Async\AsyncCancellation, Exception given
