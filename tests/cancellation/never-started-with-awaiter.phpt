--TEST--
Awaiters of a coroutine cancelled before its start get the cancellation
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (who is cancelled before it has begun does not unwind)
--FILE--
<?php
use function Async\{spawn, suspend, await};

$awaiter = spawn(function () use (&$c) {
    try {
        await($c);
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
spawn(function () use (&$c) { $c->cancel(new Async\AsyncCancellation('not needed')); });
$c = spawn(function () { echo "never\n"; });
await($awaiter);
?>
--EXPECT--
not needed
