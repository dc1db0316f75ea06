--TEST--
A Fiber started in one coroutine is resumed by another
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

$fiber = new Fiber(function () {
    suspend();
    $x = Fiber::suspend(1);
    suspend();
    return "got $x in the other";
});
echo await(spawn(fn() => $fiber->start())), "\n";
await(spawn(fn() => $fiber->resume('x')));
echo $fiber->getReturn(), "\n";
?>
--EXPECT--
1
got x in the other
