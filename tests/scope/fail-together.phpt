--TEST--
Without a handler an error ends the tree and goes up; the handle keeps it
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, await};

$parent = new Scope;
$child = Scope::inherit($parent);
$log = function () {
    try {
        delay(1000);
    } catch (Async\AsyncCancellation $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
};
$parent->spawn($log);
$child->spawn($log);
suspend();
$failed = $child->spawn(function () { throw new RuntimeException('together'); });
delay(1);
var_dump($parent->isCancelled(), $child->isCancelled());
try {
    await($failed);
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Async\AsyncCancellation: Scope was cancelled
Async\AsyncCancellation: Scope was cancelled
bool(true)
bool(true)
together
