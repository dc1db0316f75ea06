--TEST--
An uncaught error that has an earlier uncaught one as its previous is reported once
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, delay, suspend};

$first = new RuntimeException('first');
spawn(function () use ($first) {
    try {
        delay(1000);
    } catch (Async\AsyncCancellation) {
        throw new LogicException('second', 0, $first);
    }
});
spawn(function () use ($first) { throw $first; });
set_exception_handler(function (Throwable $e) {
    for (; $e; $e = $e->getPrevious()) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
});
suspend();
?>
--EXPECT--
LogicException: second
RuntimeException: first
