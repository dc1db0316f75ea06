--TEST--
async.stack_allocator=slab
--EXTENSIONS--
async
--INI--
async.stack_allocator=slab
--FILE--
<?php
use function Async\{spawn, delay, await_all_or_fail};

$list = [];
for ($i = 0; $i < 500; $i++) {
    $list[] = spawn(function () use ($i) { delay(2); return $i; });
}
echo array_sum(await_all_or_fail($list)), "\n";
?>
--EXPECT--
124750
