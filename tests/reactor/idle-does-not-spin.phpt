--TEST--
Waiting takes no CPU time
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$server = stream_socket_server('tcp://127.0.0.1:0');
$c = spawn(fn() => fgets($x));
$d = spawn(fn() => stream_socket_accept($server, -1));
$cpu = function () { $u = getrusage(); return $u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec'] + ($u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec']) / 1e6; };
delay(1);
$before = $cpu();
delay(400);
$used = $cpu() - $before;
echo $used < 0.1 ? "idle\n" : "used $used s\n";
$c->cancel();
$d->cancel();
?>
--EXPECT--
idle
