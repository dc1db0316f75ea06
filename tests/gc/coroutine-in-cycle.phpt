--TEST--
A finished coroutine in a cycle is collected
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

for ($i = 0; $i < 5; $i++) {
    $o = new stdClass;
    $o->coroutine = spawn(fn() => $o);
    await($o->coroutine);
    unset($o);
}
var_dump(gc_collect_cycles() > 0);
var_dump(count(Async\get_coroutines()));
?>
--EXPECT--
bool(true)
int(1)
