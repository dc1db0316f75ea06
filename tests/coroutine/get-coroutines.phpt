--TEST--
get_coroutines() lists the unfinished ones and the main coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay, get_coroutines, current_coroutine};

$a = spawn(fn() => delay(300));
$b = spawn(fn() => delay(1));
$list = get_coroutines();
var_dump(count($list), in_array($a, $list, true), in_array($b, $list, true), in_array(current_coroutine(), $list, true));
await($b);
$list = get_coroutines();
var_dump(count($list), in_array($b, $list, true));
await($a);
var_dump(get_coroutines() === [current_coroutine()] || array_values(get_coroutines()) === [current_coroutine()]);
?>
--EXPECT--
int(3)
bool(true)
bool(true)
bool(true)
int(2)
bool(false)
bool(true)
