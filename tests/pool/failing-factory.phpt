--TEST--
A factory that fails wakes the next waiter, so that it may fail too
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\{Pool, PoolException};
use function Async\{spawn, suspend, delay};

foreach ([fn() => null, fn() => false] as $factory) {
    try {
        (new Pool($factory))->acquire();
    } catch (PoolException $e) {
        echo $e->getMessage(), "\n";
    }
}
$pool = new Pool(function () { delay(1); throw new LogicException('no connection'); }, max: 1);
$users = [];
for ($i = 0; $i < 3; $i++) {
    $users[] = spawn(function () use ($pool, $i) {
        try {
            $pool->acquire();
        } catch (LogicException $e) {
            echo "$i: ", $e->getMessage(), "\n";
        }
    });
}
suspend();
var_dump($pool->activeCount());
Async\await_all($users);
var_dump(count($pool));
?>
--EXPECT--
Failed to create pool resource
Failed to create pool resource
int(1)
0: no connection
1: no connection
2: no connection
int(0)
