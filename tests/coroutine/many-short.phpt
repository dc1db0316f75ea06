--TEST--
100,000 short coroutines one after the other do not grow memory
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$run = function () { for ($i = 0; $i < 20000; $i++) { await(spawn(fn() => $i)); } };
$run();
$before = memory_get_usage();
for ($round = 0; $round < 4; $round++) {
    $run();
}
$grown = memory_get_usage() - $before;
echo $grown < 4096 ? "constant\n" : "grown by $grown bytes\n";
?>
--EXPECT--
constant
