--TEST--
Without a handler an error ends the tree and goes up; the handle keeps it
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, await_all_or_fail, delay, suspend};

$parent = new Scope;
$child = Scope::inherit($parent);
$log = function () {
    try {
        delay(1000);
    } catch (Async\AsyncCancellation $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
};
$logging = [$parent->spawn($log), $child->spawn($log)];
suspend();
$failed = $child->spawn(function () { throw new RuntimeException('together'); });
await_all_or_fail($logging);
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
