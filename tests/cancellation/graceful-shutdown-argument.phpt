--TEST--
graceful_shutdown() uses its argument
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, graceful_shutdown};

$why = new Async\AsyncCancellation('closing time');
spawn(function () use ($why) {
    try {
        delay(10000);
    } catch (Async\AsyncCancellation $e) {
        var_dump($e === $why);
        echo $e->getMessage(), "\n";
    }
});
suspend();
try {
    graceful_shutdown('x');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
graceful_shutdown($why);
?>
--EXPECT--
Async\graceful_shutdown(): Argument #1 ($cancellationError) must be of type ?Async\AsyncCancellation, string given
bool(true)
closing time
