--TEST--
cancel() throws at the suspension point of the coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    try {
        echo "waiting\n";
        delay(10000);
        echo "not reached\n";
    } catch (Async\AsyncCancellation $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
        throw $e;
    } finally {
        echo "finally\n";
    }
});
suspend();
$c->cancel();
echo "cancel() returned\n";
try { await($c); } catch (Async\AsyncCancellation) { echo "awaited\n"; }
?>
--EXPECT--
waiting
cancel() returned
Async\AsyncCancellation: Coroutine cancelled
finally
awaited
