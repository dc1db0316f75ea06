--TEST--
A coroutine that cancels itself goes on until its next suspension point
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, current_coroutine};

$c = spawn(function () {
    current_coroutine()->cancel(new Async\AsyncCancellation('myself'));
    echo "still running\n";
    var_dump(current_coroutine()->isCancellationRequested());
    try {
        suspend();
        echo "not reached\n";
    } catch (Async\AsyncCancellation $e) {
        echo 'caught ', $e->getMessage(), "\n";
        throw $e;
    }
});
try { await($c); } catch (Async\AsyncCancellation) { echo "cancelled\n"; }
?>
--EXPECT--
still running
bool(true)
caught myself
cancelled
