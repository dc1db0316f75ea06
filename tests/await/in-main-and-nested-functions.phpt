--TEST--
await() deep inside internal callbacks
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$slow = fn($x) => await(spawn(function () use ($x) { delay(1); return $x * 2; }));
echo implode(',', array_map($slow, [1, 2, 3])), "\n";
echo implode(',', iterator_to_array((function () use ($slow) { foreach ([4, 5] as $x) { yield $slow($x); } })())), "\n";
echo call_user_func_array($slow, [6]), "\n";
echo preg_replace_callback('~\d~', fn($m) => $slow((int) $m[0]), 'a7b8'), "\n";
echo implode(',', array_filter([1, 2, 3], fn($x) => $slow($x) > 3)), "\n";
?>
--EXPECT--
2,4,6
8,10
12
a14b16
2,3
