--TEST--
cancelled in a query or in a transaction: the cancellation arrives, nothing is committed, no connection stays
--EXTENSIONS--
async
mysqli
pdo_mysql
pgsql
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
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

$postgres = postgres();
$mariadb = mariadb();
administrate($mariadb, "CREATE TABLE $mariadb->database.t (i int) ENGINE=InnoDB");
(new PDO(...$postgres->pdo()))->exec('CREATE TABLE t (i int)');

$in_query = [
    'pdo_pgsql' => function () use ($postgres) {
        $db = new PDO(...$postgres->pdo());
        $db->beginTransaction();
        $db->exec('INSERT INTO t VALUES (1)');
        $db->query('SELECT pg_sleep(30)');
    },
    'pgsql' => function () use ($postgres) {
        $db = pg_connect($postgres->conninfo(), PGSQL_CONNECT_FORCE_NEW);
        pg_query($db, 'BEGIN');
        pg_query($db, 'INSERT INTO t VALUES (1)');
        @pg_query($db, 'SELECT pg_sleep(30)');
    },
    'pdo_mysql' => function () use ($mariadb) {
        $db = new PDO(...$mariadb->pdo());
        $db->beginTransaction();
        $db->exec('INSERT INTO t VALUES (1)');
        $db->query('SELECT SLEEP(30)');
    },
    'mysqli' => function () use ($mariadb) {
        $db = mysqli_connect(...$mariadb->mysqli());
        $db->begin_transaction();
        $db->query('INSERT INTO t VALUES (1)');
        @$db->query('SELECT SLEEP(30)');
    },
];
$between = [
    'pdo_pgsql between' => function () use ($postgres) {
        $db = new PDO(...$postgres->pdo());
        $db->beginTransaction();
        $db->exec('INSERT INTO t VALUES (1)');
        delay(30_000);
    },
    'pdo_mysql between' => function () use ($mariadb) {
        $db = new PDO(...$mariadb->pdo());
        $db->beginTransaction();
        $db->exec('INSERT INTO t VALUES (1)');
        delay(30_000);
    },
];
$running = array_map(spawn(...), [...$in_query, ...$between]);
delay(500);
array_walk($running, fn($coroutine) => $coroutine->cancel());
check_seconds('cancelled', seconds(function () use ($running) {
    foreach ($running as $name => $coroutine) {
        try {
            await($coroutine);
            echo "$name: ended\n";
        } catch (Throwable $e) {
            for ($all = []; $e; $e = $e->getPrevious()) {
                $all[] = get_class($e);
            }
            echo "$name: ", in_array(Async\AsyncCancellation::class, $all) ? 'cancelled' : implode(', ', $all), "\n";
        }
    }
}), 0, 5);
unset($running, $in_query, $between, $coroutine, $e);
gc_collect_cycles();

/* SLEEP() notices only when it ends that its client has gone. */
foreach (explode("\n", administrate($mariadb, "SELECT id FROM information_schema.processlist WHERE db = '$mariadb->database'")) as $id) {
    $id === '' || administrate($mariadb, "KILL $id");
}
$db = new PDO(...$postgres->pdo());
$db->exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'");
for ($i = 0; $i < 100; $i++) {
    $left = $db->query('SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()')->fetchColumn() - 1;
    $left_my = (int) administrate($mariadb, "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '$mariadb->database'");
    if ($left + $left_my === 0) {
        break;
    }
    delay(50);
}
echo 'connections left: ', $left + $left_my, "\n";
echo 'rows: ', $db->query('SELECT count(*) FROM t')->fetchColumn(), ' ', administrate($mariadb, "SELECT COUNT(*) FROM $mariadb->database.t"), "\n";
?>
--EXPECT--
pdo_pgsql: cancelled
pgsql: cancelled
pdo_mysql: cancelled
mysqli: cancelled
pdo_pgsql between: cancelled
pdo_mysql between: cancelled
cancelled: as expected
connections left: 0
rows: 0 0
