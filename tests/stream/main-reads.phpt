--TEST--
The main script itself waits in fgets() while coroutines run
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
spawn(function () use ($y) { delay(2); echo "coroutine writes\n"; fwrite($y, "hello\n"); });
echo fgets($x);
?>
--EXPECT--
coroutine writes
hello
