--TEST--
Cancelled code may catch the cancellation, go on and wait again
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    try {
        delay(10000);
    } catch (Async\AsyncCancellation) {
        echo "caught\n";
    }
    delay(2);
    suspend();
    return 'finished normally';
});
suspend();
$c->cancel();
echo await($c), "\n";
var_dump($c->isCancelled());
?>
--EXPECT--
caught
finished normally
bool(false)
