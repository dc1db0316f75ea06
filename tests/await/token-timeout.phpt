--TEST--
await() with a timeout: OperationCanceledException caused by a TimeoutException
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay, timeout};

$c = spawn(function () { delay(300); return 'in the end'; });
try {
    await($c, timeout(5));
} catch (Async\OperationCanceledException $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
    echo get_class($e->getPrevious()), ': ', $e->getPrevious()->getMessage(), "\n";
}
var_dump($c->isCancelled(), $c->isCompleted());
echo await($c), "\n";
?>
--EXPECT--
Async\OperationCanceledException: Operation has been cancelled
Async\TimeoutException: Timeout occurred after 5 milliseconds
bool(false)
bool(false)
in the end
