<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stop = false;
$echo = spawn(function () use ($x) { while (($line = fgets($x)) !== false && $line !== "stop\n") { fwrite($x, $line); } });
$hot = spawn(function () use ($y, &$stop) { $n = 0; while (!$stop && $n < 1_000_000) { fwrite($y, "ping\n"); fgets($y); $n++; } fwrite($y, "stop\n"); return $n; });
$ticks = 0;
spawn(function () use (&$stop, &$ticks) { while (!$stop) { Async\suspend(); $ticks++; } });
delay(50);
$stop = true;
$n = await($hot);
await($echo);
echo $n > 10 && $n < 1_000_000 ? "sockets ran and were stopped\n" : "n=$n\n";
echo $ticks > 10 ? "others ran\n" : "ticks=$ticks\n";
?>
