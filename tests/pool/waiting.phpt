--TEST--
When all are in use coroutines wait in order; nobody gets in between
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use Async\Pool;
use function Async\{spawn, suspend};

$pool = new Pool(fn() => new stdClass(), max: 1);
$resource = $pool->acquire();
for ($i = 0; $i < 3; $i++) {
    spawn(function () use ($pool, $i) {
        $r = $pool->acquire();
        echo "$i has it\n";
        suspend();
        $pool->release($r);
    });
}
suspend();
var_dump($pool->tryAcquire());
$pool->release($resource);
var_dump($pool->tryAcquire());
for ($i = 0; $i < 10; $i++) { suspend(); }
var_dump($pool->idleCount(), $pool->activeCount(), $pool->acquire() === $resource);
?>
--EXPECT--
NULL
NULL
0 has it
1 has it
2 has it
int(1)
int(0)
bool(true)
