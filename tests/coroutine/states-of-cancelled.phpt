--TEST--
The states of a cancelled coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, await};

function state(Async\Coroutine $c): string {
    $on = [];
    foreach (['isStarted', 'isRunning', 'isSuspended', 'isCancellationRequested', 'isCancelled', 'isCompleted'] as $m) {
        if ($c->$m()) {
            $on[] = substr($m, 2);
        }
    }
    return implode(' ', $on);
}
$c = spawn(fn() => delay(1000));
suspend();
$c->cancel();
echo 'requested: ', state($c), "\n";
try { await($c); } catch (Async\AsyncCancellation) {}
echo 'finished: ', state($c), "\n";

$fresh = spawn(fn() => print("never\n"));
$fresh->cancel();
try { await($fresh); } catch (Async\AsyncCancellation) {}
echo 'never started: ', state($fresh), "\n";
?>
--EXPECT--
requested: Started Running Suspended CancellationRequested
finished: Started Cancelled Completed
never started: Cancelled Completed
