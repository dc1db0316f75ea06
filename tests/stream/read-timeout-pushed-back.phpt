--TEST--
The timeout counts from the last read, however often data came before
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_timeout($x, 0, 400000);
spawn(function () use ($y) { for ($i = 0; $i < 6; $i++) { delay(50); fwrite($y, "tick\n"); } });
$ticks = 0;
check_seconds('total', seconds(function () use ($x, &$ticks) {
    await(spawn(function () use ($x, &$ticks) { while (fgets($x) !== false) { $ticks++; } }));
}), 0.69, 3);
var_dump($ticks, stream_get_meta_data($x)['timed_out']);
?>
--EXPECT--
total: as expected
int(6)
bool(true)
