--TEST--
Stream filters on sockets in coroutines
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$x, $y] = tcp_pair();
stream_filter_append($x, 'string.toupper', STREAM_FILTER_WRITE);
stream_filter_append($y, 'string.rot13', STREAM_FILTER_READ);
$c = spawn(fn() => fgets($y));
// the filtered read of stock PHP goes on until its chunk is full or the stream ends
spawn(function () use ($x) { delay(1); fwrite($x, "hello\n"); fclose($x); });
echo await($c);
?>
--EXPECT--
URYYB
