--TEST--
What the calls have spawned is cancelled at the end, or awaited
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, delay, spawn, suspend};

$spawning = function () {
    spawn(function () {
        try {
            delay(5);
            echo "awaited\n";
        } catch (Async\AsyncCancellation $e) {
            echo $e->getMessage(), "\n";
        }
    });
    suspend();
};
iterate([1], $spawning);
suspend();
iterate([1], $spawning, cancelPending: false);
echo "end\n";
?>
--EXPECT--
Cancellation of pending coroutines after iterator completion
awaited
end
