--TEST--
Cancelling a coroutine does not cancel the coroutines it spawned
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay};

$parent = spawn(function () {
    spawn(function () { delay(3); echo "child finished\n"; });
    delay(1000);
});
suspend();
$parent->cancel();
delay(10);
?>
--EXPECT--
child finished
