--TEST--
A write that cannot go on ends after the stream's timeout, as in stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';
use function Async\{spawn, await};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_timeout($x, 0, 100000);
$start = hrtime(true);
$seen = await(spawn(fn() => observe(fn() => fwrite($x, str_repeat('x', 5_000_000)))));
$seconds = (hrtime(true) - $start) / 1e9;
var_dump($seen['result'] > 0 && $seen['result'] < 5_000_000, $seconds > 0.09 && $seconds < 10);
?>
--EXPECT--
bool(true)
bool(true)
