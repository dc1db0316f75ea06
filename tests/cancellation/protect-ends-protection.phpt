--TEST--
After protect() the coroutine can be cancelled as before
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, protect, delay};

$c = spawn(function () {
    protect(fn() => suspend());
    echo "protected part done\n";
    delay(1000);
});
suspend();
suspend();
suspend();
$c->cancel();
try { await($c); } catch (Async\AsyncCancellation $e) { echo $e->getMessage(), "\n"; }
?>
--EXPECT--
protected part done
Coroutine cancelled
