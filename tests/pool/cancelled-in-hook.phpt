--TEST--
A cancellation in a hook is no verdict: it reaches the coroutine
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;
use function Async\{spawn, suspend, delay};

$pool = new Pool(fn() => 'r', destructor: function ($r) { echo "destroyed $r\n"; }, beforeRelease: function () { delay(1000); return true; });
$c = spawn(function () use ($pool) {
    $r = $pool->acquire();
    $pool->release($r);
    echo "never\n";
});
suspend();
$c->cancel();
suspend();
suspend();
var_dump($c->isCancelled(), count($pool));
?>
--EXPECT--
destroyed r
bool(true)
int(0)
