--TEST--
1,000 coroutines, each with a Fiber that waits
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip valgrind 3.19 itself crashes on stacks of Fibers in coroutines'); ?>
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$list = [];
for ($i = 0; $i < 1000; $i++) {
    $list[] = spawn(function () use ($i) {
        $fiber = new Fiber(function () use ($i) { delay(1); Fiber::suspend(); delay(1); return $i; });
        $fiber->start();
        $fiber->resume();
        return $fiber->getReturn();
    });
}
var_dump(array_sum(await_all_or_fail($list)));
?>
--EXPECT--
int(499500)
