--TEST--
Cancelling the caller cancels the calls and waits for them
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (who is cancelled before it has begun does not unwind)
--FILE--
<?php
use function Async\{iterate, delay, spawn, suspend};

$coroutine = spawn(function () {
    try {
        iterate([1, 2], function ($i) {
            try {
                delay(1000);
            } finally {
                delay(2);
                echo "unwound $i\n";
            }
        });
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
suspend();
$coroutine->cancel();
Async\await($coroutine);
echo "end\n";
?>
--EXPECT--
unwound 1
unwound 2
Coroutine cancelled
end
