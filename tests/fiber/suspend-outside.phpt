--TEST--
Fiber::suspend() in a coroutine that is no Fiber is PHP's own error
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

foreach ([fn() => Fiber::suspend(), fn() => await(spawn(fn() => Fiber::suspend()))] as $case) {
    try {
        $case();
    } catch (FiberError $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
FiberError: Cannot suspend outside of a fiber
FiberError: Cannot suspend outside of a fiber
