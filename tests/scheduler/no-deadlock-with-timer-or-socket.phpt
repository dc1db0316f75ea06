--TEST--
A pending timer or socket is no deadlock
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$reader = spawn(function () use ($x) { return fgets($x); });
spawn(function () use ($y) { delay(20); fwrite($y, "late\n"); });
echo await($reader);
?>
--EXPECT--
late
