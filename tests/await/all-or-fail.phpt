--TEST--
await_all_or_fail() returns all values under their keys
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$task = function (int $ms, $value) { delay($ms); return $value; };
print_r(await_all_or_fail(['x' => spawn($task, 15, 'X'), 7 => spawn($task, 1, 'seven'), 'y' => spawn($task, 8, null)]));
?>
--EXPECT--
Array
(
    [x] => X
    [7] => seven
    [y] => 
)
