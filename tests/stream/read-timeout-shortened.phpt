--TEST--
A timeout made shorter between two reads is respected
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
await(spawn(function () use ($x, $y) {
    stream_set_timeout($x, 30);
    spawn(function () use ($y) { delay(2); fwrite($y, "first\n"); });
    echo fgets($x);
    stream_set_timeout($x, 0, 50000);
    check_seconds('short', seconds(fn() => fgets($x)), 0.04, 2);
    stream_set_timeout($x, 0, 200000);
    check_seconds('longer', seconds(fn() => fgets($x)), 0.19, 2);
}));
?>
--EXPECT--
first
short: as expected
longer: as expected
