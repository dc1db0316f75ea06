--TEST--
An uncaught error whose previous is uncaught, too, is not lost
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay, suspend};

$inner = new RuntimeException('inner');
spawn(function () use ($inner) {
    try {
        delay(1000);
    } catch (Async\AsyncCancellation) {
        throw $inner;
    }
});
spawn(function () use ($inner) { throw new LogicException('outer', 0, $inner); });
set_exception_handler(function (Throwable $e) {
    for (; $e; $e = $e->getPrevious()) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
});
suspend();
?>
--EXPECT--
LogicException: outer
RuntimeException: inner
