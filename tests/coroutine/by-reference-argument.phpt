--TEST--
A by-reference closure variable is shared, an argument is copied
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$n = 1;
await(spawn(function () use (&$n) { $n++; }));
echo $n, "\n";
await(spawn(function ($m) { $m++; }, $n));
echo $n, "\n";
?>
--EXPECT--
2
2
