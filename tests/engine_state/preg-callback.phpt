--TEST--
preg_replace_callback() with callbacks that wait, the same pattern in several coroutines
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$task = fn(string $s) => preg_replace_callback('~(\w)(\d)~', function ($m) { suspend(); return "[$m[2]$m[1]]"; }, $s);
print_r(await_all_or_fail([spawn($task, 'a1 b2 c3'), spawn($task, 'x9 y8'), spawn(fn() => preg_replace('~(\w)(\d)~', '$2', 'q7'))]));
?>
--EXPECT--
Array
(
    [0] => [1a] [2b] [3c]
    [1] => [9x] [8y]
    [2] => 7
)
