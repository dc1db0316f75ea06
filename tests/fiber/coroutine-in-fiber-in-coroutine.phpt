--TEST--
Coroutines spawned in a Fiber are coroutines like the others
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, await_all_or_fail, suspend};

echo implode(' ', await(spawn(function () {
    $fiber = new Fiber(function () {
        $list = [];
        for ($i = 0; $i < 3; $i++) {
            $list[] = spawn(function () use ($i) {
                suspend();
                $inner = new Fiber(function () use ($i) { suspend(); return Fiber::suspend($i * 10); });
                $value = $inner->start();
                $inner->resume();
                return $value;
            });
        }
        return await_all_or_fail($list);
    });
    $fiber->start();
    return $fiber->getReturn();
}))), "\n";
?>
--EXPECT--
0 10 20
