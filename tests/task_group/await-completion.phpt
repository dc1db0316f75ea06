--TEST--
awaitCompletion() wants a closed group and throws no error of a task
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\delay;

foreach (['Async\TaskGroup', 'Async\TaskSet'] as $class) {
    $group = new $class;
    try {
        $group->awaitCompletion();
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
    $group->spawn(function () { delay(1); throw new RuntimeException; });
    $group->spawn(function () { delay(3); echo "last one\n"; });
    $group->close();
    $group->awaitCompletion();
    foreach ($group as $key => [, $error]) {
        echo $key, ' ', $error ? get_class($error) : '-', "\n";
    }
}
(function () { $group = new TaskGroup; $group->close(); $group->awaitCompletion(); echo "empty\n"; })();
?>
--EXPECT--
TaskGroup must be closed before calling awaitCompletion()
last one
0 RuntimeException
1 -
TaskGroup must be closed before calling awaitCompletion()
last one
0 RuntimeException
1 -
empty
