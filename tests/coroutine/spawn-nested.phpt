--TEST--
A coroutine may spawn coroutines
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

function tree(int $depth): int {
    if ($depth === 0) {
        return 1;
    }
    $left = spawn('tree', $depth - 1);
    $right = spawn('tree', $depth - 1);
    return await($left) + await($right);
}
echo await(spawn('tree', 8)), "\n";
?>
--EXPECT--
256
