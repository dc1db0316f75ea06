--TEST--
An error thrown while a cancellation is handled wins; the cancellation is its previous one
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    try {
        delay(10000);
    } finally {
        throw new LogicException('cleanup failed');
    }
});
suspend();
$c->cancel();
try {
    await($c);
} catch (LogicException $e) {
    echo $e->getMessage(), ' <- ', get_class($e->getPrevious()), "\n";
}
var_dump($c->isCancelled());
?>
--EXPECT--
cleanup failed <- Async\AsyncCancellation
bool(false)
