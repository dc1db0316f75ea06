--TEST--
No task for a closed group, nor for a completed one
--EXTENSIONS--
async
--FILE--
<?php
foreach (['Async\TaskGroup', 'Async\TaskSet'] as $class) {
    $group = new $class;
    $group->spawn(fn() => Async\suspend());
    $group->close();
    $group->close();
    var_dump($group->isClosed(), $group->isFinished());
    foreach (['running', 'ended'] as $state) {
        try {
            $group->spawn(fn() => 1);
        } catch (Async\AsyncException $e) {
            echo "$state: ", $e->getMessage(), "\n";
        }
        $group->awaitCompletion();
    }
    var_dump($group->isFinished());
    $group = new $class;
    $group->close();
    Async\suspend();
    try {
        $group->spawn(fn() => 1);
    } catch (Async\AsyncException $e) {
        echo 'never used: ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
bool(true)
bool(false)
running: Cannot spawn tasks on a closed TaskGroup
ended: Cannot spawn tasks on a completed TaskGroup
bool(true)
never used: Cannot spawn tasks on a closed TaskGroup
bool(true)
bool(false)
running: Cannot spawn tasks on a closed TaskGroup
ended: Cannot spawn tasks on a completed TaskGroup
bool(true)
never used: Cannot spawn tasks on a closed TaskGroup
