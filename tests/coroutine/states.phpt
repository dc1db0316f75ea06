--TEST--
The states of a coroutine from spawn() to its end
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, await};

function state(Async\Coroutine $c): string {
    $on = [];
    foreach (['isStarted', 'isQueued', 'isRunning', 'isSuspended', 'isCancellationRequested', 'isCancelled', 'isCompleted'] as $m) {
        if ($c->$m()) {
            $on[] = substr($m, 2);
        }
    }
    return implode(' ', $on);
}
$c = spawn(function () {
    echo 'inside: ', state(Async\current_coroutine()), "\n";
    suspend();
    delay(100);
});
echo 'fresh: ', state($c), "\n";
suspend();
echo 'after suspend(): ', state($c), "\n";
suspend();
echo 'in delay(): ', state($c), "\n";
await($c);
echo 'finished: ', state($c), "\n";
?>
--EXPECT--
fresh: Queued
inside: Started Running
after suspend(): Started Queued Running Suspended
in delay(): Started Running Suspended
finished: Started Completed
