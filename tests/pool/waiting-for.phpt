--TEST--
What waits for a pool says so
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;
use function Async\{spawn, suspend};

$pool = new Pool(fn() => 1, max: 1);
$r = $pool->acquire();
$waiter = spawn(fn() => $pool->acquire());
suspend();
echo $waiter->getAwaitingInfo()[0], "\n";
$pool->release($r);
?>
--EXPECT--
Pool(idle=0, active=1, reserved=0, max=1)
