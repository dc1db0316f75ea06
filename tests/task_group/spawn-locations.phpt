--TEST--
A queued task was spawned where spawn() was called
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, current_coroutine};

$group = new TaskGroup(1);
$task = fn() => basename(current_coroutine()->getSpawnLocation());
$group->spawn($task);
$group->spawn($task);
echo implode("\n", await($group->all())), "\n";
?>
--EXPECT--
spawn-locations.php:7
spawn-locations.php:8
