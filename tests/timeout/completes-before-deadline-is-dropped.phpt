--TEST--
Thousands of waits that end before their timeout leave nothing behind
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend, timeout};

$round = function () {
    for ($i = 0; $i < 5000; $i++) {
        await(spawn(fn() => suspend()), timeout(60000));
    }
};
$round();
$before = memory_get_usage();
$round();
$round();
$grown = memory_get_usage() - $before;
echo $grown < 8192 ? "constant\n" : "grown by $grown bytes\n";
?>
--EXPECT--
constant
