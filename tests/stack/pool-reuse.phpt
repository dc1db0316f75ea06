--TEST--
Contexts are re-used: waves of coroutines do not grow the process
--EXTENSIONS--
async
--SKIPIF--
<?php
if (getenv('SKIP_ASAN')) die('skip AddressSanitizer keeps what is freed');
if (getenv('ASYNC_VALGRIND')) die('skip the memory of valgrind itself grows');
?>
--FILE--
<?php
use function Async\{spawn, suspend, await_all};

$wave = function () {
    $list = [];
    for ($i = 0; $i < 500; $i++) {
        $list[] = spawn(function () { suspend(); $x = str_repeat('x', 1000); suspend(); });
    }
    await_all($list);
};
$resident = fn() => (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
$wave();
$wave();
$before = $resident();
for ($i = 0; $i < 40; $i++) {
    $wave();
}
$grown = $resident() - $before;
echo $grown < 2 << 20 ? "constant\n" : "grown by $grown bytes\n";
?>
--EXPECT--
constant
