--TEST--
A coroutine is cancelled in suspend(), delay(), await() and each of await_*()
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$never = spawn(fn() => delay(1000));
$waits = [
    'suspend' => fn() => suspend(),
    'delay' => fn() => delay(1000),
    'await' => fn() => await($never),
    'await with token' => fn() => await($never, Async\timeout(900)),
    'await a timeout' => fn() => await(Async\timeout(900)),
    'await_any_or_fail' => fn() => Async\await_any_or_fail([$never]),
    'await_any_of_or_fail' => fn() => Async\await_any_of_or_fail(1, [$never]),
    'await_any_or_fail of a generator' => fn() => Async\await_any_or_fail((function () use ($never) { yield $never; delay(800); })()),
];
foreach ($waits as $name => $wait) {
    $c = spawn($wait);
    suspend();
    $c->cancel();
    try {
        await($c);
        echo "$name: not cancelled\n";
    } catch (Async\AsyncCancellation $e) {
        echo "$name: ", $e->getMessage(), "\n";
    }
}
$never->cancel();
?>
--EXPECT--
suspend: Coroutine cancelled
delay: Coroutine cancelled
await: Coroutine cancelled
await with token: Coroutine cancelled
await a timeout: Coroutine cancelled
await_any_or_fail: Coroutine cancelled
await_any_of_or_fail: Coroutine cancelled
await_any_or_fail of a generator: Coroutine cancelled
