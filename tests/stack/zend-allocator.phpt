--TEST--
async.stack_allocator=zend: the same program on the engine's own stacks
--EXTENSIONS--
async
--INI--
async.stack_allocator=zend
--FILE--
<?php
use function Async\{spawn, delay, await_all_or_fail};

$list = [];
for ($i = 0; $i < 500; $i++) {
    $list[] = spawn(function () use ($i) { delay(2); $f = new Fiber(fn() => delay(1)); $f->start(); return $i; });
}
echo array_sum(await_all_or_fail($list)), "\n";
for ($i = 0; $i < 500; $i++) {
    $list[$i] = spawn(fn() => $i);
}
echo array_sum(await_all_or_fail($list)), "\n";
?>
--EXPECT--
124750
124750
