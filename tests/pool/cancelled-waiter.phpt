--TEST--
A waiter that is cancelled after it was woken hands the resource on
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;
use function Async\{spawn, suspend};

$pool = new Pool(fn() => 'r', max: 1);
$resource = $pool->acquire();
$first = spawn(fn() => $pool->acquire());
$second = spawn(function () use ($pool) { echo 'second: ', $pool->acquire(), "\n"; });
suspend();
$pool->release($resource);
$first->cancel();
suspend();
suspend();
var_dump($first->isCancelled(), $pool->activeCount());
$third = spawn(fn() => $pool->acquire());
suspend();
$third->cancel();
suspend();
$pool->release('r');
var_dump($pool->idleCount());
?>
--EXPECT--
second: r
bool(true)
int(1)
int(1)
