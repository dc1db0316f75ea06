--TEST--
One fwrite() of 50 MB and one stream_get_contents()
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$x, $y] = tcp_pair();
$times = getenv('SKIP_ASAN') || getenv('ASYNC_VALGRIND') ? 17 : 86; // there each step in which the string grows copies it
$data = str_repeat(implode(',', range(1, 100000)), $times);
$writer = spawn(function () use ($x, $data) { $n = fwrite($x, $data); fclose($x); return $n; });
$read = await(spawn(fn() => stream_get_contents($y)));
var_dump(strlen($data) > $times * 588_000, await($writer) === strlen($data), $read === $data);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
