--TEST--
A coroutine cancelled after its wait was answered still gets the cancellation
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

$target = spawn(fn() => 'value');
$c = spawn(fn() => await($target));
$order = [];
$target->finally(function () {});
suspend();          // target ends, and wakes $c, or $c takes the value at once
$c->cancel();
try {
    $order[] = await($c);
} catch (Async\AsyncCancellation) {
    $order[] = 'cancelled';
}
echo in_array($order[0], ['value', 'cancelled'], true) ? "one of both\n" : "neither\n";
var_dump($c->isCompleted(), $c->isCancelled() === ($order[0] === 'cancelled'));
?>
--EXPECT--
one of both
bool(true)
bool(true)
