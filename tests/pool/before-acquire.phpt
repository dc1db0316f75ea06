--TEST--
beforeAcquire() sees used resources only; what it refuses is destroyed
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

$made = 0;
$pool = new Pool(
    function () use (&$made) { return ++$made; },
    destructor: function ($r) { echo "destroyed $r\n"; },
    beforeAcquire: function ($r) {
        echo "look at $r\n";
        if ($r === 2) throw new Exception('is dropped');
        return $r !== 1;
    },
);
$all = [$pool->acquire(), $pool->acquire(), $pool->acquire()];
array_map($pool->release(...), $all);
var_dump($pool->acquire(), $pool->acquire(), count($pool));
?>
--EXPECT--
look at 1
destroyed 1
look at 2
destroyed 2
look at 3
int(3)
int(4)
int(2)
