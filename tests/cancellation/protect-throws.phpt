--TEST--
An exception of the protected function goes out instead of the cancellation
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, protect, delay};

$c = spawn(function () {
    protect(function () { delay(2); throw new LogicException('mine'); });
});
suspend();
$c->cancel();
try {
    await($c);
} catch (Throwable $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
?>
--EXPECT--
LogicException: mine
