--TEST--
phpredis: a hundred coroutines take turns at one object; a transaction, a pipeline and what is watched stay with their coroutine
--EXTENSIONS--
async
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

$redis = new Redis();
$redis->connect('127.0.0.1', start_redis());
$order = $arrived = [];
$wrong = 0;
$coroutines = [];
for ($i = 0; $i < 100; $i++) {
    $coroutines[] = spawn(function () use ($redis, $i, &$order, &$arrived, &$wrong) {
        $arrived[] = $i;
        $redis->ping();
        $order[] = $i;
        $redis->set("key$i", $value = str_repeat("$i ", 1000));
        $wrong += $redis->get("key$i") !== $value;
        $redis->multi();
        delay(0);
        $redis->set("key$i", $i);
        $wrong += $redis->incr("key$i")->get("key$i")->exec() !== [true, $i + 1, (string) ($i + 1)];
        $wrong += $redis->pipeline()->get("key$i")->incr('counter')->exec()[0] !== (string) ($i + 1);
        /* Somebody else's exec() in between would end the watch. */
        $redis->watch('watched');
        $seen = (int) $redis->get('watched');
        delay(0);
        $wrong += $redis->multi()->set('watched', $seen + 1)->exec() !== [true];
        $wrong += $redis->lPush("list$i", 1) !== 1;
        $wrong += $redis->blPop("list$i", 1) !== ["list$i", '1'];
    });
}
[, $errors] = await_all($coroutines);
foreach (array_slice($errors, 0, 3) as $error) {
    echo get_class($error), ': ', $error->getMessage(), ' in line ', $error->getLine(), "\n";
}
echo $order === $arrived ? 'in order' : 'not in order', ", $wrong wrong\n";
echo json_encode($redis->mGet(['counter', 'watched'])), "\n";

/* Cancelled in the middle: nobody gets the answer of another. */
$waiting = spawn(fn() => $redis->blPop('nothing', 30));
$next = spawn(fn() => $redis->get('counter'));
delay(50);
$waiting->cancel();
try {
    await($waiting);
} catch (Throwable $e) {
    echo get_class($e), "\n";
}
try {
    echo json_encode(await($next)), "\n";
} catch (RedisException $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
echo json_encode($redis->mGet(['counter', 'watched'])), "\n";
?>
--EXPECT--
in order, 0 wrong
["100","100"]
Async\AsyncCancellation
"100"
["100","100"]
