--TEST--
connections that the server ends while they are idle, and statements and results that outlive theirs: as in stock PHP
--EXTENSIONS--
async
mysqli
pdo_mysql
pgsql
pdo_pgsql
pdo_sqlite
sqlite3
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
require __DIR__ . '/../_inc/sessions.inc';

$postgres = postgres();
$mariadb = mariadb();
/* Another process ends it: it does not matter who runs meanwhile. */
$end_postgres = fn(string $id) => administrate($postgres, "SELECT pg_terminate_backend($id, 30000)");
$end_mariadb = function (string $id) use ($mariadb) {
    administrate($mariadb, "KILL $id");
    while (administrate($mariadb, "SELECT COUNT(*) FROM information_schema.processlist WHERE id = $id") !== '0') {
        usleep(10_000);
    }
};
same_sessions(function () use ($postgres, $mariadb, $end_postgres, $end_mariadb): array {
    $pdo_pgsql = new PDO(...$postgres->pdo());
    $pgsql = pg_connect($postgres->conninfo(), PGSQL_CONNECT_FORCE_NEW);
    $pdo_mysql = new PDO(...$mariadb->pdo());
    $mysqli = mysqli_connect(...$mariadb->mysqli());

    return [
        'pdo_pgsql terminated' => function () use ($pdo_pgsql, $end_postgres) {
            $end_postgres($pdo_pgsql->query('SELECT pg_backend_pid()')->fetchColumn());
            return $pdo_pgsql->query('SELECT 1');
        },
        'pdo_pgsql afterwards' => fn() => $pdo_pgsql->query('SELECT 1'),
        'pgsql terminated' => function () use ($pgsql, $end_postgres) {
            $end_postgres(pg_get_pid($pgsql));
            return [@pg_query($pgsql, 'SELECT 1'), pg_last_error($pgsql), pg_connection_status($pgsql) === PGSQL_CONNECTION_BAD];
        },
        'pgsql reconnects' => fn() => [pg_ping($pgsql), pg_fetch_row(pg_query($pgsql, 'SELECT 2'))],
        'pdo_mysql terminated' => function () use ($pdo_mysql, $end_mariadb) {
            $end_mariadb($pdo_mysql->query('SELECT CONNECTION_ID()')->fetchColumn());
            return @$pdo_mysql->query('SELECT 1');
        },
        'pdo_mysql afterwards' => fn() => $pdo_mysql->query('SELECT 1'),
        'mysqli terminated' => function () use ($mysqli, $end_mariadb) {
            $end_mariadb((string) $mysqli->thread_id);
            return @$mysqli->query('SELECT 1');
        },
        'mysqli afterwards' => fn() => $mysqli->query('SELECT 1'),

        'pdo_pgsql statement' => function () use ($postgres) {
            $statement = (new PDO(...$postgres->pdo()))->prepare('SELECT ? || 1');
            gc_collect_cycles();
            return [$statement->execute(['a']), $statement->fetchColumn()];
        },
        'pdo_mysql statement' => function () use ($mariadb) {
            $statement = (new PDO(...$mariadb->pdo()))->prepare('SELECT CONCAT(?, 1)');
            return [$statement->execute(['a']), $statement->fetchColumn()];
        },
        'pdo_sqlite statement' => function () {
            $statement = (new PDO('sqlite::memory:'))->prepare('SELECT ? || 1');
            return [$statement->execute(['a']), $statement->fetchColumn()];
        },
        'mysqli statement' => function () use ($mariadb) {
            $statement = mysqli_connect(...$mariadb->mysqli())->prepare('SELECT 1');
            return $statement->execute();
        },
        'mysqli statement of a closed connection' => function () use ($mariadb) {
            $db = mysqli_connect(...$mariadb->mysqli());
            $statement = $db->prepare('SELECT 1');
            $db->close();
            return $statement->execute();
        },
        'mysqli result' => function () use ($mariadb) {
            $result = mysqli_connect(...$mariadb->mysqli())->query('SELECT 1 UNION SELECT 2');
            return $result->fetch_all();
        },
        'mysqli result on its way' => function () use ($mariadb) {
            $db = mysqli_connect(...$mariadb->mysqli());
            $result = $db->query('SELECT 1 UNION SELECT 2', MYSQLI_USE_RESULT);
            $all = [$result->fetch_row()];
            $db->close();
            $all[] = @$result->fetch_row();
            return $all;
        },
        'pgsql result' => function () use ($postgres) {
            $db = pg_connect($postgres->conninfo(), PGSQL_CONNECT_FORCE_NEW);
            $result = pg_query($db, 'SELECT 1 AS a UNION SELECT 2');
            pg_close($db);
            return pg_fetch_all($result);
        },
        'pgsql closed twice' => function () use ($postgres) {
            $db = pg_connect($postgres->conninfo(), PGSQL_CONNECT_FORCE_NEW);
            return [pg_close($db), pg_close($db)];
        },
        'sqlite3 statement' => function () {
            $statement = (new SQLite3(':memory:'))->prepare('SELECT 1');
            return $statement->execute()->fetchArray(SQLITE3_NUM);
        },
        'sqlite3 result of a closed database' => function () {
            $db = new SQLite3(':memory:');
            $result = $db->query('SELECT 1 UNION SELECT 2');
            $first = $result->fetchArray(SQLITE3_NUM);
            $db->close();
            return [$first, $result->fetchArray(SQLITE3_NUM)];
        },
    ];
}, 5, false);
?>
--EXPECT--
pdo_pgsql terminated: PDOException: SQLSTATE[HY000]: General error: 7 FATAL:  terminating connection due to administrator command
server closed the connection unexpectedly
	This probably means the server terminated abnormally
	before or while processing the request.
pdo_pgsql afterwards: PDOException: SQLSTATE[HY000]: General error: 7 no connection to the server
pgsql terminated: [false,"FATAL:  terminating connection due to administrator command\nserver closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.",true] | 2: pg_query(): Query failed: FATAL:  terminating connection due to administrator command
server closed the connection unexpectedly
	This probably means the server terminated abnormally
	before or while processing the request.
pgsql reconnects: [true,["2"]]
pdo_mysql terminated: PDOException: SQLSTATE[HY000]: General error: 2006 MySQL server has gone away
pdo_mysql afterwards: PDOException: SQLSTATE[HY000]: General error: 2006 MySQL server has gone away
mysqli terminated: mysqli_sql_exception: MySQL server has gone away
mysqli afterwards: mysqli_sql_exception: MySQL server has gone away
pdo_pgsql statement: [true,"a1"]
pdo_mysql statement: [true,"a1"]
pdo_sqlite statement: [true,"a1"]
mysqli statement: mysqli_sql_exception: MySQL server has gone away
mysqli statement of a closed connection: mysqli_sql_exception: MySQL server has gone away
mysqli result: [["1"],["2"]]
mysqli result on its way: mysqli_sql_exception: Commands out of sync; you can't run this command now
pgsql result: [{"a":"1"},{"a":"2"}]
pgsql closed twice: Error: PostgreSQL connection has already been closed
sqlite3 statement: [1]
sqlite3 result of a closed database: Error: The SQLite3Result object has not been correctly initialised or is already closed
all are the same
