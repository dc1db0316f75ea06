--TEST--
A signal handled by pcntl while a coroutine reads does not break the read
--EXTENSIONS--
async
pcntl
--FILE--
<?php
use function Async\{spawn, await, delay};

pcntl_async_signals(true);
$seen = 0;
pcntl_signal(SIGUSR1, function () use (&$seen) { $seen++; });
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$c = spawn(fn() => fgets($x));
delay(1);
$parent = getmypid();
exec("kill -USR1 $parent");
delay(20);
fwrite($y, "unharmed\n");
echo await($c), $seen, "\n";
?>
--EXPECT--
unharmed
1
