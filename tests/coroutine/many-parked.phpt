--TEST--
20,000 coroutines parked at the same time
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, delay, await_all_or_fail};

$list = [];
$woken = 0;
for ($i = 0; $i < 20000; $i++) {
    $list[] = spawn(function () use ($i, &$woken) { delay(100); $woken++; return $i; });
}
$results = await_all_or_fail($list);
var_dump($woken, array_sum($results) === array_sum(range(0, 19999)));
?>
--EXPECT--
int(20000)
bool(true)
