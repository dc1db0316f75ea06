--TEST--
A burst of small messages is read message by message
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$x, $y] = tcp_pair();
$writer = spawn(function () use ($x) { for ($i = 0; $i < 20000; $i++) { fwrite($x, "message $i\n"); } fclose($x); });
$reader = spawn(function () use ($y) { $n = 0; while (($line = fgets($y)) !== false) { if ($line !== "message $n\n") { return "wrong at $n: $line"; } $n++; } return $n; });
var_dump(await($reader));
?>
--EXPECT--
int(20000)
