--TEST--
Using a connection in the open transaction of another coroutine throws, and names both coroutines and the pool
--EXTENSIONS--
async
pdo_sqlite
--FILE--
<?php
use function Async\{spawn, await, delay};

$pdo = new PDO('sqlite::memory:');
$pdo->exec('CREATE TABLE t (n INT)');
$before = $pdo->query('SELECT 1 UNION SELECT 2');

function attempt(string $what, callable $call): void
{
    try {
        $result = json_encode($call());
        echo "$what: $result\n";
    } catch (PDOException $e) {
        echo $what, ': ', preg_replace(['/coroutine \d+/', '~/\S+/(\w+\.php:\d+)~', '/which (.+); with PDO.+/'], ['coroutine N', '$1', 'which $1 …'], $e->getMessage()), "\n";
    }
}

$done = false;
$owner = spawn(function () use ($pdo, &$done) {
    $pdo->beginTransaction();
    $pdo->exec('INSERT INTO t VALUES (1)');
    while (!$done) {
        delay(1);
    }
    $pdo->rollBack();
});
await(spawn(function () use ($pdo, $before) {
    delay(10);
    attempt('query', fn() => $pdo->query('SELECT 1'));
    attempt('prepare', fn() => $pdo->prepare('SELECT 1'));
    attempt('beginTransaction', fn() => $pdo->beginTransaction());
    attempt('commit', fn() => $pdo->commit());
    attempt('execute', fn() => $before->execute());
    attempt('fetch', fn() => $before->fetch(PDO::FETCH_NUM));
    attempt('quote', fn() => $pdo->quote('x'));
}));
attempt('main', fn() => $pdo->exec('DELETE FROM t'));
$done = true;
await($owner);
attempt('after it', fn() => $pdo->query('SELECT COUNT(*) FROM t')->fetchColumn());

echo "-- begun by SQL, or before the scheduler\n";
$pdo->exec('BEGIN');
await(spawn(fn() => attempt('of main', fn() => $pdo->exec('SELECT 1'))));
$pdo->exec('COMMIT');

echo "-- nobody's once its coroutine has ended\n";
await(spawn(fn() => $pdo->beginTransaction()));
attempt('adopted', fn() => $pdo->inTransaction() && $pdo->commit());
?>
--EXPECT--
query: The connection is in a transaction of coroutine N spawned at foreign_transaction.php:19, which coroutine N spawned at foreign_transaction.php:27 cannot take part in …
prepare: The connection is in a transaction of coroutine N spawned at foreign_transaction.php:19, which coroutine N spawned at foreign_transaction.php:27 cannot take part in …
beginTransaction: The connection is in a transaction of coroutine N spawned at foreign_transaction.php:19, which coroutine N spawned at foreign_transaction.php:27 cannot take part in …
commit: The connection is in a transaction of coroutine N spawned at foreign_transaction.php:19, which coroutine N spawned at foreign_transaction.php:27 cannot take part in …
execute: The connection is in a transaction of coroutine N spawned at foreign_transaction.php:19, which coroutine N spawned at foreign_transaction.php:27 cannot take part in …
fetch: [1]
quote: "'x'"
main: The connection is in a transaction of coroutine N spawned at foreign_transaction.php:19, which the main coroutine cannot take part in …
after it: 0
-- begun by SQL, or before the scheduler
of main: The connection is in a transaction of the main coroutine, which coroutine N spawned at foreign_transaction.php:44 cannot take part in …
-- nobody's once its coroutine has ended
adopted: true
