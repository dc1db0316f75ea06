--TEST--
Locals, static call depth and foreach positions survive interleaving
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

function walk(array $items): Generator { foreach ($items as $item) { suspend(); yield $item; } }
$work = function (int $n) {
    $sum = 0;
    foreach (walk(range(1, $n)) as $i) {
        foreach ([1, 2] as $factor) {
            suspend();
            $sum += $i * $factor;
        }
    }
    return $sum;
};
echo implode(' ', await_all_or_fail([spawn($work, 3), spawn($work, 5), spawn($work, 8)])), "\n";
?>
--EXPECT--
18 45 108
