--TEST--
A stream set to non-blocking and back waits again
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
await(spawn(function () use ($x, $y) {
    stream_set_blocking($x, false);
    var_dump(fgets($x));
    stream_set_blocking($x, true);
    spawn(function () use ($y) { delay(5); fwrite($y, "data\n"); });
    var_dump(fgets($x));
}));
?>
--EXPECT--
bool(false)
string(5) "data
"
