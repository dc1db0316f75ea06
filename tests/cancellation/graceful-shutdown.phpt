--TEST--
graceful_shutdown() cancels everybody; the caller goes on until it waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, graceful_shutdown};

$log = [];
register_shutdown_function(function () use (&$log) { sort($log); echo implode("\n", $log), "\n"; });
$show = function (string $name) use (&$log) {
    try {
        delay(10000);
    } catch (Async\AsyncCancellation $e) {
        $log[] = "$name: " . $e->getMessage();
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
    $log[] = 'main: ' . $e->getMessage();
}
?>
--EXPECT--
caller goes on
a: Graceful shutdown
b: Graceful shutdown
main: Graceful shutdown
