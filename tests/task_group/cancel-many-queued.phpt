--TEST--
Cancelling a group with 100,000 queued tasks, and exit with them
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\suspend;

$group = new TaskGroup(1, 0);
for ($i = 0; $i < 100000; $i++) {
    $group->spawn(fn() => suspend());
}
$group->cancel();
var_dump($group->isFinished(), count($group->getErrors()));
$group = null;
$group = new TaskGroup(1, 0);
for ($i = 0; $i < 100000; $i++) {
    $group->spawn(fn() => suspend());
}
exit("exit\n");
?>
--EXPECT--
bool(true)
int(100000)
exit
