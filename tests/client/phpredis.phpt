--TEST--
phpredis with a real server: own data in a hundred coroutines, BLPOP and subscriptions suspend
--EXTENSIONS--
async
igbinary
redis
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{spawn, await, delay};

$port = start_redis();
$connect = function () use ($port): Redis {
    $redis = new Redis;
    $redis->connect('127.0.0.1', $port, 5);
    return $redis;
};

overlap('data', function (int $i) use ($connect) {
    $redis = $connect();
    for ($n = 0; $n < 10; $n++) {
        $value = str_repeat("$i.$n ", 2000);
        $redis->set("key $i", $value);
        if ($redis->get("key $i") !== $value) {
            return "wrong value";
        }
    }
    return $redis->multi(Redis::PIPELINE)->incr("counter $i")->incr("counter $i")->exec() === [1, 2];
}, 0, 100, 3);
$pusher = $connect();
overlap('BLPOP', function (int $i) use ($connect, $pusher) {
    $redis = $connect();
    spawn(function () use ($connect, $i) {
        $other = $connect();
        delay(200);
        $other->rPush("list $i", "item $i");
    });
    return $redis->blPop("list $i", 5) === ["list $i", "item $i"];
}, 0.2, 50, 2);

$subscribers = [];
for ($i = 0; $i < 20; $i++) {
    $subscribers[] = spawn(function () use ($connect, $i) {
        $redis = $connect();
        $redis->setOption(Redis::OPT_READ_TIMEOUT, 5);
        try {
            $redis->subscribe(['news'], function (Redis $redis, string $channel, string $message) use ($i, &$received) {
                delay(1); // a callback that suspends
                $received[$i][] = "$channel: $message";
                if ($message === 'last') {
                    throw new LengthException('enough');
                }
            });
        } catch (LengthException | RedisException) {
            return $received[$i];
        }
    });
}
while ($pusher->pubsub('NUMSUB', ['news'])['news'] < 20) {
    delay(5);
}
$pusher->publish('news', 'first');
$pusher->publish('news', 'last');
$received = array_map(await(...), $subscribers);
var_dump(count($received), array_unique($received, SORT_REGULAR) === [['news: first', 'news: last']]);

/* Cancelled in the middle; its connection is not used again. */
$waits = spawn(fn() => $connect()->blPop('nothing', 10));
delay(20);
$waits->cancel();
try {
    await($waits);
} catch (Async\AsyncCancellation $e) {
    $stock = $e->getPrevious();
    echo get_class($e), ', after ', get_class($stock), "\n";
    var_dump($stock->getMessage() === "read error on connection to 127.0.0.1:$port");
}
var_dump($connect()->ping());
?>
--EXPECT--
data: as expected
BLPOP: as expected
int(20)
bool(true)
Async\AsyncCancellation, after RedisException
bool(true)
bool(true)
