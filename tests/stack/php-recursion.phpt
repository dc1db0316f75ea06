--TEST--
Recursion of PHP functions is not bounded by the C stack
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, await};

function down(int $n): int { return $n === 0 ? 0 : down($n - 1) + 1; }
echo await(spawn('down', 100000)), "\n";
?>
--EXPECT--
100000
