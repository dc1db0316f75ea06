--TEST--
Tasks run with their arguments; outcomes by key
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, delay};

$group = new TaskGroup;
$group->spawn(fn(int $a, int $b) => $a - $b, b: 1, a: 3);
$group->spawnWithKey('named', 'strtoupper', 'text');
$group->spawnWithKey(7, fn() => null);
$group->spawn(function () { delay(1); return 'last'; });
var_dump(count($group), $group->isFinished(), $group->isClosed());
echo json_encode(await($group->all())), "\n";
echo json_encode($group->getResults()), ' ', json_encode($group->getErrors()), "\n";
echo json_encode(await($group->all())), "\n";
var_dump(count($group), $group->isFinished(), $group instanceof Async\Awaitable);
?>
--EXPECT--
int(4)
bool(false)
bool(false)
{"0":2,"named":"TEXT","7":null,"1":"last"}
{"0":2,"named":"TEXT","7":null,"1":"last"} []
{"0":2,"named":"TEXT","7":null,"1":"last"}
int(4)
bool(true)
bool(true)
