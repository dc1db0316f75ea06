--TEST--
Dropping the last variable of a stream while a reader is parked in it: the reader keeps it alive
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$c = spawn(fn($s) => fgets($s), $x);
delay(1);
unset($x);
gc_collect_cycles();
fwrite($y, "still connected\n");
echo await($c);
?>
--EXPECT--
still connected
