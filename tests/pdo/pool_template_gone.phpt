--TEST--
A pooled PDO that is dropped while coroutines use its connections: what they do ends as it should, open transactions are rolled back, no connection is left
--EXTENSIONS--
async
pdo_mysql
pdo_pgsql
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, await_all, delay};

$servers = [
    'pgsql' => [postgres(), 'SELECT pg_sleep(0.3), 7', "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '%s'"],
    'mysql' => [mariadb(), 'SELECT SLEEP(0.3), 7', "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '%s'"],
];
foreach ($servers as $name => [$server, $sleep, $connected]) {
    echo "-- $name\n";
    $witness = new PDO(...$server->pdo());
    $witness->exec('CREATE TABLE t (n INT)' . ($name === 'mysql' ? ' ENGINE=InnoDB' : ''));
    $pdo = new PDO(...[...$server->pdo(), [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 3]]);
    $begun = 0;
    $coroutines = [
        'a query' => spawn(function () use ($sleep, &$begun) {
            $begun++;
            return $GLOBALS['pdo']->query($sleep)->fetchColumn(1);
        }),
        'a transaction' => spawn(function () use ($sleep, &$begun) {
            $GLOBALS['pdo']->beginTransaction();
            $GLOBALS['pdo']->exec('INSERT INTO t VALUES (1)');
            $begun++;
            return $GLOBALS['pdo']->query($sleep)->fetchColumn(1);
        }),
        'a statement' => spawn(function () use ($sleep, &$begun) {
            $statement = $GLOBALS['pdo']->prepare(str_replace('7', '?', $sleep));
            $begun++;
            $statement->execute([8]);
            $first = $statement->fetchColumn(1);
            $statement->execute([9]);
            return "$first " . $statement->fetchColumn(1);
        }),
    ];
    while ($begun < 3) {
        delay(5);
    }
    $pool = WeakReference::create($pdo->getPool());
    unset($pdo);
    foreach ($coroutines as $what => $coroutine) {
        try {
            echo "$what: ", await($coroutine), "\n";
        } catch (Throwable $e) {
            echo "$what: ", get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
    unset($coroutines, $coroutine, $e);
    gc_collect_cycles();
    $witness = $witness->query('SELECT COUNT(*) FROM t')->fetchColumn();
    for ($i = 0; ($left = administrate($server, sprintf($connected, $server->database))) !== '0' && $i < 500; $i++) {
        delay(10);
    }
    echo "rows: $witness, connections: $left, pool: ", json_encode($pool->get() !== null), "\n";
}
?>
--EXPECT--
-- pgsql
a query: 7
a transaction: 7
a statement: 8 9
rows: 0, connections: 0, pool: false
-- mysql
a query: 7
a transaction: 7
a statement: 8 9
rows: 0, connections: 0, pool: false
