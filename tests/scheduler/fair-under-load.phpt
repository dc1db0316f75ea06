--TEST--
A busy pair of sockets does not starve timers or other coroutines
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stop = false;
$n = 0;
$echo = spawn(function () use ($x) { while (($line = fgets($x)) !== false && $line !== "stop\n") { fwrite($x, $line); } });
$hot = spawn(function () use ($y, &$stop, &$n) { while (!$stop && $n < 1_000_000) { fwrite($y, "ping\n"); fgets($y); $n++; } fwrite($y, "stop\n"); });
$ticks = 0;
spawn(function () use (&$stop, &$ticks) { while (!$stop) { Async\suspend(); $ticks++; } });
for ($i = 0; $i < 100 && ($n <= 10 || $ticks <= 10); $i++) {
    delay(50); // more than once where the machine is busy
}
$stop = true;
await($hot);
await($echo);
echo $n > 10 && $n < 1_000_000 ? "sockets ran and were stopped\n" : "n=$n\n";
echo $ticks > 10 ? "others ran\n" : "ticks=$ticks\n";
?>
--EXPECT--
sockets ran and were stopped
others ran
