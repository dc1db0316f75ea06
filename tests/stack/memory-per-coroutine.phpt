--TEST--
A parked coroutine takes less than 12 KiB
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!is_readable('/proc/self/statm')) die('skip needs /proc');
if (PHP_DEBUG) die('skip a debug build needs more');
if (getenv('ASYNC_VALGRIND')) die('skip valgrind notes the state of each byte');
?>
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, delay, suspend, await_all};

$resident = fn() => (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
$n = 10000;
$task = function () { delay(200); };
$list = [];
$before = $resident();
for ($i = 0; $i < $n; $i++) {
    $list[] = spawn($task);
}
suspend();
$each = ($resident() - $before) / $n;
echo $each < 12288 ? "small\n" : "$each bytes each\n";
await_all($list);
?>
--EXPECT--
small
