--TEST--
Data for two waiting readers arrives in one packet: both are served
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_timeout($x, 2);
$read = function () use ($x) { return trim((string) fgets($x)); };
$list = [spawn($read), spawn($read), spawn($read)];
spawn(function () use ($y) { delay(2); fwrite($y, "one\ntwo\nthree\n"); });
echo implode(' ', await_all_or_fail($list)), "\n";
?>
--EXPECT--
one two three
