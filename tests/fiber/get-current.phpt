--TEST--
Fiber::getCurrent() is the Fiber, before and after a wait, and null in a plain coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

await(spawn(function () {
    var_dump(Fiber::getCurrent());
    $fiber = new Fiber(function () use (&$fiber) {
        $before = Fiber::getCurrent();
        suspend();
        var_dump($before === $fiber, Fiber::getCurrent() === $fiber);
    });
    spawn(fn() => var_dump(Fiber::getCurrent()));
    $fiber->start();
    var_dump(Fiber::getCurrent());
}));
?>
--EXPECT--
NULL
NULL
bool(true)
bool(true)
NULL
