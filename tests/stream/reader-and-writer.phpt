--TEST--
One reader and one writer at the same time on one stream
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await_all_or_fail};

[$x, $y] = tcp_pair();
$size = 5_000_000;
$data = [str_repeat('0123456789', $size / 10), str_repeat('abcdefghij', $size / 10)];
[$a, $b, $c, $d] = await_all_or_fail([
    spawn(fn() => write_all($x, $data[0])),
    spawn(fn() => write_all($y, $data[1])),
    spawn(fn() => read_exactly($x, $size)),
    spawn(fn() => read_exactly($y, $size)),
]);
var_dump($a, $b, $c === $data[1], $d === $data[0]);
?>
--EXPECT--
int(5000000)
int(5000000)
bool(true)
bool(true)
