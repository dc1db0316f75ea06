--TEST--
Timeouts are awaitables of the await_* family, too
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all, await_any_or_fail, timeout, delay};

$c = spawn(fn() => delay(1000));
try {
    await_any_or_fail([$c, timeout(2)]);
} catch (Async\TimeoutException $e) {
    echo $e->getMessage(), "\n";
}
$c->cancel();
?>
--EXPECT--
Timeout occurred after 2 milliseconds
