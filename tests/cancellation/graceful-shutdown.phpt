--TEST--
graceful_shutdown() cancels everybody; the caller goes on until it waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, graceful_shutdown};

$show = function (string $name) {
    try {
        delay(10000);
    } catch (Async\AsyncCancellation $e) {
        echo "$name: ", $e->getMessage(), "\n";
        throw $e;
    }
};
spawn($show, 'a');
spawn($show, 'b');
suspend();
spawn(fn() => print("never started\n"));
graceful_shutdown();
echo "caller goes on\n";
try {
    suspend();
} catch (Async\AsyncCancellation $e) {
    echo 'main: ', $e->getMessage(), "\n";
}
?>
--EXPECT--
caller goes on
a: Graceful shutdown
b: Graceful shutdown
main: Graceful shutdown
