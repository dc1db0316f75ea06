--TEST--
The scheduler is started from inside a Fiber
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip valgrind 3.19 itself crashes on stacks of Fibers in coroutines'); ?>
--INI--
async.autostart=0
--FILE--
<?php
use function Async\{spawn, await, delay};

$fiber = new Fiber(function () {
    $c = spawn(function () { delay(1); return 'coroutine'; });
    echo await($c), "\n";
    $x = Fiber::suspend('suspended');
    echo await(spawn(fn() => $x)), "\n";
    return 'end';
});
echo $fiber->start(), "\n";
$fiber->resume('resumed');
echo $fiber->getReturn(), "\n";
echo await(spawn(fn() => 'main')), "\n";
?>
--EXPECT--
coroutine
suspended
resumed
end
main
