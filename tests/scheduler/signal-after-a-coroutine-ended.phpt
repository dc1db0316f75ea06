--TEST--
A signal that arrives while the last running coroutine has ended belongs to the script
--EXTENSIONS--
async
pcntl
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
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
$sender = popen('read line; sleep 0.1; kill -USR1 ' . getmypid(), 'w');
spawn(function () use ($sender) { delay(1); fwrite($sender, "now\n"); });
try {
    delay(20000);
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
