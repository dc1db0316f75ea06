--TEST--
exit and fatal errors in the middle of queries and transactions: the script ends at once, nothing is committed, no connection stays
--EXTENSIONS--
async
mysqli
pdo_mysql
pgsql
pdo_pgsql
sqlite3
pdo_sqlite
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/time.inc';

$postgres = postgres();
$mariadb = mariadb();
$file = sys_get_temp_dir() . '/async-exit-' . getmypid();
register_shutdown_function(fn() => array_map(unlink(...), glob("$file*")));
$witness = new PDO(...$postgres->pdo());
$witness->exec('CREATE TABLE t (i int)');
administrate($mariadb, "CREATE TABLE $mariadb->database.t (i int) ENGINE=InnoDB");
(new SQLite3($file))->exec('CREATE TABLE t (i int)');

$exported = fn(mixed $value) => var_export($value, true);
$code = <<<PHP
    use function Async\\{spawn, delay};
    \$pdo = function (array \$how, string \$wait) {
        \$db = new PDO(...\$how);
        \$db->beginTransaction();
        \$db->exec('INSERT INTO t VALUES (1)');
        \$db->query("SELECT \$wait");
    };
    spawn(\$pdo, {$exported($postgres->pdo())}, 'pg_sleep(30)');
    spawn(\$pdo, {$exported($mariadb->pdo())}, 'SLEEP(30)');
    \$prepared = function (array \$how, string \$wait) {
        \$db = new PDO(...\$how);
        \$db->beginTransaction();
        \$statement = \$db->prepare("INSERT INTO t SELECT ? FROM (SELECT \$wait) AS w");
        \$statement->execute([1]);
    };
    spawn(\$prepared, {$exported($postgres->pdo())}, 'pg_sleep(30)');
    spawn(\$prepared, {$exported([...$mariadb->pdo(), [PDO::ATTR_EMULATE_PREPARES => false]])}, 'SLEEP(30)');
    spawn(function () {
        \$db = pg_connect({$exported($postgres->conninfo())}, PGSQL_CONNECT_FORCE_NEW);
        pg_query(\$db, 'BEGIN; INSERT INTO t VALUES (1)');
        pg_query(\$db, 'SELECT pg_sleep(30)');
    });
    spawn(function () {
        \$db = pg_connect({$exported($postgres->conninfo())}, PGSQL_CONNECT_FORCE_NEW);
        pg_query(\$db, 'BEGIN; INSERT INTO t VALUES (1)');
        pg_send_query(\$db, 'SELECT pg_sleep(30)');
        pg_get_result(\$db);
    });
    spawn(function () {
        \$db = mysqli_connect(...{$exported($mariadb->mysqli())});
        \$db->begin_transaction();
        \$db->query('INSERT INTO t VALUES (1)');
        \$db->query('SELECT SLEEP(30)');
    });
    spawn(function () {
        \$db = mysqli_connect(...{$exported($mariadb->mysqli())});
        \$db->begin_transaction();
        \$statement = \$db->prepare('INSERT INTO t SELECT SLEEP(30)');
        \$statement->execute();
    });
    spawn(function () {
        \$db = new SQLite3({$exported($file)});
        \$db->exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
        delay(30_000);
    });
    spawn(function () {
        \$db = new PDO('sqlite:' . {$exported($file)});
        delay(100);
        \$db->exec('INSERT INTO t VALUES (2)'); // waits for the lock
    });
    delay(700);
    echo "now\\n";
    PHP;

foreach (['exit' => 'exit(3);', 'fatal error' => '@trigger_error("end", E_USER_ERROR);', 'exit in a coroutine' => 'spawn(fn() => exit(4)); delay(30_000);'] as $what => $end) {
    $run = null;
    // A fatal error takes away the stack of who waits for the lock, and with it what SQLite has allocated there.
    putenv('LSAN_OPTIONS=detect_leaks=' . (int) ($what !== 'fatal error'));
    check_seconds($what, seconds(function () use (&$run, $code, $end) {
        $run = run_php($code . $end, '-d display_errors=0 -d log_errors=0', '', 60);
    }), 0, 20);
    echo trim($run['stdout'] . $run['stderr']), ", status {$run['status']}\n";
    /* SLEEP() notices only when it ends that its client has gone. */
    foreach (explode("\n", administrate($mariadb, "SELECT id FROM information_schema.processlist WHERE db = '$mariadb->database'")) as $id) {
        $id === '' || administrate($mariadb, "KILL $id");
    }
    $witness->exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()");
    for ($i = 0; $i < 100; $i++) {
        $left = $witness->query('SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()')->fetchColumn() - 1
            + (int) administrate($mariadb, "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '$mariadb->database'");
        if ($left === 0) {
            break;
        }
        usleep(50_000);
    }
    echo "connections: $left, rows: ", $witness->query('SELECT count(*) FROM t')->fetchColumn(), ' ',
        administrate($mariadb, "SELECT COUNT(*) FROM $mariadb->database.t"), ' ',
        (new SQLite3($file))->querySingle('SELECT count(*) FROM t WHERE i = 1'), "\n";
}
?>
--EXPECT--
exit: as expected
now, status 3
connections: 0, rows: 0 0 0
fatal error: as expected
now, status 255
connections: 0, rows: 0 0 0
exit in a coroutine: as expected
now, status 4
connections: 0, rows: 0 0 0
