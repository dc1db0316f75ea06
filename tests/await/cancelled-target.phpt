--TEST--
await() of a cancelled coroutine throws its cancellation
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend, delay};

$c = spawn(fn() => delay(1000));
suspend();
$c->cancel($why = new Async\AsyncCancellation('because'));
try {
    await($c);
} catch (Async\AsyncCancellation $e) {
    var_dump($e === $why);
}
?>
--EXPECT--
bool(true)
