--TEST--
phpredis: coroutines with persistent connections of the same name get their own answers, whether these are one connection or several
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
require __DIR__ . '/../_inc/servers.inc';
use function Async\{spawn, await, await_all, delay};

$port = start_redis();
foreach ([1, 0] as $pooling) {
    ini_set('redis.pconnect.pooling_enabled', $pooling);
    echo "pooling $pooling: ";
    $connect = function () use ($port, $pooling): Redis {
        $redis = new Redis;
        $redis->pconnect('127.0.0.1', $port, 5, "name $pooling");
        return $redis;
    };
    $wrong = 0;
    $work = fn(int $i) => function () use ($i, $connect, &$wrong) {
        $redis = $connect();
        for ($n = 0; $n < 20; $n++) {
            $redis->set("key$i", "$i $n " . str_repeat("$i", 500));
            $wrong += $redis->get("key$i") !== "$i $n " . str_repeat("$i", 500);
            $wrong += $redis->multi()->set("other$i", $n)->incr("other$i")->exec() !== [true, $n + 1];
            $wrong += $redis->pipeline()->get("other$i")->get("key$i")->exec()[0] !== (string) ($n + 1);
            $redis->rPush("list$i", $n);
            $wrong += $redis->blPop("list$i", 5) !== ["list$i", (string) $n];
        }
    };
    [, $errors] = await_all(array_map(fn(int $i) => spawn($work($i)), range(1, 20)));
    echo count($errors), " errors, $wrong wrong\n";
    foreach (array_slice($errors, 0, 2) as $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
    unset($errors, $error);

    /* The next one goes on with a connection that is there. */
    $clients = fn() => count($connect()->client('list'));
    $before = $clients();
    echo json_encode([await(spawn($clients)) === $before, $before <= 21]), "\n";
}
?>
--EXPECT--
pooling 1: 0 errors, 0 wrong
[true,true]
pooling 0: 0 errors, 0 wrong
[true,true]
