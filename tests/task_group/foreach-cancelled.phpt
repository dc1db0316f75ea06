--TEST--
Cancelling a coroutine that iterates
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{delay, spawn, suspend};

$group = new TaskGroup;
$group->spawn(fn() => 'first');
$coroutine = spawn(function () use ($group) {
    try {
        foreach ($group as [$result]) {
            echo "$result\n";
        }
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
suspend();
$coroutine->cancel();
suspend();
echo "end\n";
?>
--EXPECT--
first
Coroutine cancelled
end
