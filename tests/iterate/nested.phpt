--TEST--
iterate() within iterate(), and many items
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, suspend};

$sum = 0;
iterate(range(1, 100), function ($i) use (&$sum) {
    iterate(range(1, 10), function ($j) use (&$sum, $i) { suspend(); $sum += $i * $j; }, 3);
}, 10);
echo $sum, "\n";
iterate((function () { for ($i = 0; $i < 20000; $i++) { yield $i; } })(), function ($i) use (&$sum) { $sum += $i; if ($i % 1000 === 0) { suspend(); } });
echo $sum, "\n";
?>
--EXPECT--
277750
200267750
