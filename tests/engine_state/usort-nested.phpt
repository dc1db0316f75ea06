--TEST--
A comparator that waits for a coroutine which sorts itself
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$data = [3, 1, 2];
usort($data, function ($a, $b) {
    $inner = await(spawn(function () { $x = [2, 1]; usort($x, fn($p, $q) => $p <=> $q); return $x; }));
    return $inner === [1, 2] ? $a <=> $b : 0;
});
echo implode(' ', $data), "\n";
?>
--EXPECT--
1 2 3
