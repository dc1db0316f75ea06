--TEST--
cancel() with an exception of one's own, of any subclass
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

class Stop extends Async\AsyncCancellation {}
$why = new Stop('reason', 7);
$c = spawn(function () use ($why) {
    try {
        delay(10000);
    } catch (Stop $e) {
        var_dump($e === $why, $e->getCode());
        throw $e;
    }
});
suspend();
$c->cancel($why);
try { await($c); } catch (Stop $e) { var_dump($e === $why); }
var_dump($c->isCancelled());
?>
--EXPECT--
bool(true)
int(7)
bool(true)
bool(true)
