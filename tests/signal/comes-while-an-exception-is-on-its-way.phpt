--TEST--
A signal that comes while an exception leaves a coroutine
--EXTENSIONS--
async
posix
--SKIPIF--
<?php
if (!extension_loaded("pcntl")) die("skip needs pcntl");
?>
--FILE--
<?php
use Async\AsyncCancellation;
use function Async\{await, delay, spawn, suspend};

pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () use (&$handled) { $handled++; });
final class Raises {
    function __destruct() {
        posix_kill(getmypid(), SIGUSR1);
    }
}
function fail(): void {
    $raises = new Raises; // destroyed while the exception leaves the function
    throw new RuntimeException('failed');
}
foreach (['directly' => fn() => fail(), 'through C code' => fn() => array_map('fail', [])
    ?: array_map(fn() => fail(), [1]), 'after a wait' => function () { suspend(); fail(); }] as $how => $task) {
    $handled = 0;
    try {
        await(spawn($task));
    } catch (RuntimeException $e) {
        echo "$how: ", $e->getMessage(), "\n";
    }
    for ($i = 0; $i < 3; $i++) suspend();
    echo $handled, " handled\n";
}
$handled = 0;
$waiter = spawn(function () {
    try {
        delay(60000);
    } catch (AsyncCancellation $e) {
        echo "from C code: ", $e->getMessage(), "\n";
    }
});
suspend();
spawn('posix_kill', getmypid(), SIGUSR1); // no PHP code runs between this and the exception
$waiter->cancel();
for ($i = 0; $i < 3; $i++) suspend();
echo $handled, " handled\n";
?>
--EXPECT--
directly: failed
1 handled
through C code: failed
1 handled
after a wait: failed
1 handled
from C code: Coroutine cancelled
1 handled
