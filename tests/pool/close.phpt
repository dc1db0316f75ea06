--TEST--
close() destroys what is idle, wakes who waits, and destroys the rest when it comes back
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Pool, PoolException};
use function Async\{spawn, suspend};

$made = 0;
$pool = new Pool(function () use (&$made) { return ++$made; }, destructor: function ($r) { echo "destroyed $r\n"; }, max: 2);
$a = $pool->acquire();
$b = $pool->acquire();
spawn(function () use ($pool) {
    try {
        $pool->acquire();
    } catch (PoolException $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
$pool->close();
$pool->close();
suspend();
var_dump($pool->isClosed(), count($pool));
$pool->release($a);
var_dump(count($pool));
foreach (['acquire', 'tryAcquire'] as $method) {
    try {
        $pool->$method();
    } catch (PoolException $e) {
        echo $e->getMessage(), "\n";
    }
}
// The end of the object closes it, too.
$pool = new Pool(fn() => 'x', destructor: function ($r) { echo "destroyed $r\n"; }, min: 2);
unset($pool);
echo "end\n";
?>
--EXPECT--
Pool is closed
bool(true)
int(2)
destroyed 1
int(1)
Pool is closed
Pool is closed
destroyed x
destroyed x
end
