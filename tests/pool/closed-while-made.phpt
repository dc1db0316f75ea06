--TEST--
A resource that is made while the pool is closed is destroyed
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\{Pool, PoolException};
use function Async\{spawn, suspend, delay};

$pool = new Pool(function () { delay(5); return 'late'; }, destructor: function ($r) { echo "destroyed $r\n"; });
spawn(function () use ($pool) {
    try {
        $pool->acquire();
    } catch (PoolException $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
$pool->close();
delay(20);
var_dump(count($pool));
?>
--EXPECT--
destroyed late
Pool is closed
int(0)
