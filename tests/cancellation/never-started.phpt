--TEST--
A coroutine cancelled before its start never runs
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

$c = spawn(function () { echo "never\n"; });
$c->cancel();
suspend();
try {
    await($c);
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
var_dump($c->isStarted(), $c->isCompleted(), $c->isCancelled());
?>
--EXPECT--
Coroutine cancelled
bool(false)
bool(true)
bool(true)
