--TEST--
An exception of the function cancels the rest and is thrown to the caller
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{iterate, delay, spawn};

try {
    iterate([1, 2, 3, 4], function ($i) {
        if ($i === 3) {
            throw new RuntimeException('three');
        }
        try {
            delay(1000);
        } catch (Async\AsyncCancellation $e) {
            echo "$i: ", $e->getMessage(), "\n";
            throw $e;
        }
    });
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
try {
    iterate([1], function () {
        spawn(function () { throw new LogicException('spawned by a call'); });
        delay(1000);
    });
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
1: Cancellation of the iterator due to an exception
2: Cancellation of the iterator due to an exception
three
spawned by a call
