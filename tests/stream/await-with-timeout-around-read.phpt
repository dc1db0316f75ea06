--TEST--
await(…, timeout()) gives up on a coroutine that reads; the reader goes on
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay, timeout};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$reader = spawn(fn() => fgets($x));
try {
    await($reader, timeout(5));
} catch (Async\OperationCanceledException $e) {
    echo $e->getPrevious()->getMessage(), "\n";
}
fwrite($y, "later\n");
echo await($reader);
?>
--EXPECT--
Timeout occurred after 5 milliseconds
later
