--TEST--
A blocking stream read inside a Fiber suspends the coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$c = spawn(function () use ($x) {
    $fiber = new Fiber(fn() => Fiber::suspend(fgets($x)) . fgets($x));
    echo $fiber->start();
    $fiber->resume('and ');
    echo $fiber->getReturn();
});
spawn(function () use ($y) { delay(1); fwrite($y, "one\n"); delay(1); fwrite($y, "two\n"); });
await($c);
?>
--EXPECT--
one
and two
