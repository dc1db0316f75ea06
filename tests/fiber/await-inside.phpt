--TEST--
await() inside a Fiber suspends the coroutine beneath it
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await, delay};

$c = spawn(function () {
    $fiber = new Fiber(function () {
        echo "fiber waits\n";
        $value = await(spawn(function () { delay(2); return 'value'; }));
        $resumed = Fiber::suspend($value);
        return "$value $resumed";
    });
    echo $fiber->start(), "\n";
    $fiber->resume('resumed');
    return $fiber->getReturn();
});
spawn(function () { echo "another coroutine runs meanwhile\n"; });
echo await($c), "\n";
?>
--EXPECT--
fiber waits
another coroutine runs meanwhile
value
value resumed
