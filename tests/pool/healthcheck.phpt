--TEST--
Idle resources are checked in the background; min is kept
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;
use function Async\delay;

$made = 0;
$pool = new Pool(
    function () use (&$made) { return ++$made; },
    destructor: function ($r) { echo "destroyed $r\n"; },
    healthcheck: function ($r) {
        if ($r === 2) throw new Exception('is dropped');
        return $r !== 1;
    },
    min: 2, max: 4, healthcheckInterval: 10,
);
$inUse = $pool->acquire();
$pool->acquire();
$pool->acquire();
$pool->release(1);
$pool->release(2);
delay(200);
var_dump($pool->idleCount(), $pool->activeCount(), $made);
?>
--EXPECT--
destroyed 1
destroyed 2
int(1)
int(1)
int(4)
destroyed 4
