--TEST--
Cancelling a coroutine that waits inside a Fiber throws in the Fiber
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    $fiber = new Fiber(function () {
        try {
            delay(10000);
        } finally {
            echo "fiber unwound\n";
        }
    });
    try {
        $fiber->start();
    } finally {
        echo "coroutine unwound ", var_export($fiber->isTerminated(), true), "\n";
    }
});
suspend();
$c->cancel();
try { await($c); } catch (Async\AsyncCancellation $e) { echo $e->getMessage(), "\n"; }
?>
--EXPECT--
fiber unwound
coroutine unwound true
Coroutine cancelled
