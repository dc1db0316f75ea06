--TEST--
spawn() passes positional arguments on
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

function add(int $a, int $b, int ...$more) { return $a + $b + array_sum($more); }
echo await(spawn('add', 1, 2)), "\n";
echo await(spawn('add', ...[1, 2, 3, 4])), "\n";
?>
--EXPECT--
3
10
