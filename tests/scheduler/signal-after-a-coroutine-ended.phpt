--TEST--
A signal that arrives while the last running coroutine has ended belongs to the script
--EXTENSIONS--
async
pcntl
--FILE--
<?php
use function Async\{spawn, delay};

pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () {
    echo "signal\n";
    spawn(function () { echo "spawned\n"; });
    throw new Exception('from the handler');
});
/* The one that ends last waits for the kernel in its own context. */
spawn(function () { delay(1); exec('(sleep 0.05; kill -USR1 ' . getmypid() . ') >/dev/null 2>&1 &'); });
try {
    delay(2000);
    echo "not reached\n";
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
delay(1);
echo "end\n";
?>
--EXPECT--
signal
spawned
from the handler
end
