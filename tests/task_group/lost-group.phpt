--TEST--
A group that is lost ends its tasks as its scope says; a future keeps it
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, Scope};
use function Async\{await, delay, suspend};

function task(string $name): void
{
    try {
        delay(60);
        echo "$name done\n";
    } catch (Async\AsyncCancellation $e) {
        echo "$name: ", $e->getMessage(), "\n";
    }
}
function futureOnly(): Async\Future
{
    $group = new TaskGroup;
    $group->spawn(function () { delay(2); return 'kept by its future'; });
    return $group->all();
}
var_dump(await(futureOnly()));
$scope = new Scope;
await($scope->spawn(function () {
    $group = new TaskGroup(1);
    $group->spawn('task', 'in an unsafe scope');
    $group->spawn('task', 'queued');
    suspend();
    unset($group);
    suspend();
}));
$group = new TaskGroup;
$group->spawn('task', 'zombie');
suspend();
unset($group);
delay(150);
$future = (function () { $group = new TaskGroup; $group->spawn('task', 'forsaken'); return $group->all(); })();
$future->ignore();
suspend();
unset($future);
gc_collect_cycles();
delay(150);
?>
--EXPECT--
array(1) {
  [0]=>
  string(18) "kept by its future"
}
in an unsafe scope: Scope is being disposed due to object destruction
zombie done
forsaken done
