--TEST--
protect(): a cancellation waits until the function has returned
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, protect, delay, current_coroutine};

$c = spawn(function () {
    try {
        $result = protect(function () {
            echo "critical begins\n";
            delay(5);
            var_dump(current_coroutine()->isCancellationRequested());
            echo "critical ends\n";
            return 'lost';
        });
        echo "not reached $result\n";
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
        throw $e;
    }
});
suspend();
$c->cancel(new Async\AsyncCancellation('first'));
$c->cancel(new Async\AsyncCancellation('second'));
var_dump($c->isCancellationRequested(), $c->isCancelled());
try { await($c); } catch (Async\AsyncCancellation) {}
var_dump($c->isCancelled());
?>
--EXPECT--
critical begins
bool(true)
bool(false)
bool(true)
critical ends
first
bool(true)
