--TEST--
Resources are made on demand, and used again in the order they came back
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

$made = 0;
$pool = new Pool(function () use (&$made) { return 'r' . ++$made; });
var_dump(count($pool), $pool->idleCount(), $pool->activeCount(), $pool->isClosed());
$a = $pool->acquire();
$b = $pool->acquire();
var_dump($a, $b, count($pool), $pool->idleCount(), $pool->activeCount());
$pool->release($b);
$pool->release($a);
var_dump(count($pool), $pool->idleCount(), $pool->activeCount());
var_dump($pool->acquire(), $pool->acquire(), $pool->tryAcquire());
?>
--EXPECT--
int(0)
int(0)
int(0)
bool(false)
string(2) "r1"
string(2) "r2"
int(2)
int(0)
int(2)
int(2)
int(2)
int(0)
string(2) "r2"
string(2) "r1"
string(2) "r3"
