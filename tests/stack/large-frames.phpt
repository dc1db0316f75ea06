--TEST--
Functions with many variables and arguments on the coroutine's VM stack
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$code = 'function wide(int $n) {';
for ($i = 0; $i < 2000; $i++) {
    $code .= "\$v$i = \$n + $i;";
}
$code .= 'Async\suspend(); $s = 0; foreach (get_defined_vars() as $x) { $s += $x; } return $n ? $s + wide($n - 1) : $s; }';
eval($code);
function many(...$x) { suspend(); return array_sum($x); }
$alone = wide(5);
$r = await_all_or_fail([spawn('wide', 5), spawn('wide', 5), spawn('many', ...range(1, 5000)), spawn('many', ...range(1, 20000))]);
var_dump($r[0] === $alone, $r[1] === $alone, $r[2], $r[3]);
?>
--EXPECT--
bool(true)
bool(true)
int(12502500)
int(200010000)
