--TEST--
finally blocks of a cancelled coroutine may wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    try {
        delay(10000);
    } finally {
        delay(2);
        echo await(spawn(fn() => "cleaned up")), "\n";
    }
});
suspend();
$c->cancel();
try { await($c); } catch (Async\AsyncCancellation) { echo "cancelled\n"; }
?>
--EXPECT--
cleaned up
cancelled
