--TEST--
Fiber::start() and resume() switch directly: no other coroutine runs in between
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

await(spawn(function () {
    spawn(function () { echo "other coroutine\n"; });
    $fiber = new Fiber(function () { echo "fiber 1\n"; Fiber::suspend(); echo "fiber 2\n"; });
    $fiber->start();
    echo "between\n";
    $fiber->resume();
    echo "after\n";
}));
?>
--EXPECT--
fiber 1
between
fiber 2
after
other coroutine
