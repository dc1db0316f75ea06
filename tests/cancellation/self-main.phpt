--TEST--
The main coroutine cancels itself: thrown at its next suspension point, silent at the end
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, current_coroutine};

await(spawn(fn() => 1));
current_coroutine()->cancel();
echo "still running\n";
try {
    suspend();
} finally {
    echo "finally\n";
}
echo "not reached\n";
?>
--EXPECT--
still running
finally
