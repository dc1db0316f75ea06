--TEST--
wrong passwords and a server that stalls give the errors of stock PHP, five sessions at a time
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
require __DIR__ . '/../_inc/sessions.inc';
use function Async\{spawn, await, delay};

/* Wrong passwords, at the same time as right ones. */
$postgres = postgres();
$mariadb = mariadb();
[$dsn, $user] = $postgres->pdo(true);
[$my_dsn] = $mariadb->pdo(true);
$cases = [
    'pdo_pgsql' => fn() => new PDO($dsn, $user, 'wrong'),
    'pgsql' => fn() => pg_connect(str_replace('secret', 'wrong', $postgres->conninfo(true))),
    'pgsql persistent' => fn() => pg_pconnect(str_replace('secret', 'wrong', $postgres->conninfo(true))),
    'pdo_pgsql persistent' => fn() => new PDO($dsn, $user, 'wrong', [PDO::ATTR_PERSISTENT => true]),
    'pdo_mysql' => fn() => new PDO($my_dsn, $user, 'wrong'),
    'pdo_mysql persistent' => fn() => new PDO($my_dsn, $user, 'wrong', [PDO::ATTR_PERSISTENT => true]),
    'mysqli' => fn() => mysqli_connect($mariadb->host, 'app', 'wrong', null, $mariadb->port),
    'no such database' => fn() => new PDO("$my_dsn-not", 'app', 'secret'),
];
same_sessions(fn() => $cases, 5, false);

/* A server that accepts and then says nothing. */
$stalled = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($stalled, false), ':'), 1);
ini_set('mysqlnd.net_read_timeout', 1);
same_sessions(fn() => [
    'pdo_pgsql stall' => fn() => new PDO("pgsql:host=127.0.0.1;port=$port;dbname=x", 'x', 'x', [PDO::ATTR_TIMEOUT => 2]),
    'pgsql stall' => fn() => pg_connect("host=127.0.0.1 port=$port dbname=x user=x connect_timeout=2"),
    'pdo_mysql stall' => fn() => new PDO("mysql:host=127.0.0.1;port=$port;dbname=x", 'x', 'x', [PDO::ATTR_TIMEOUT => 1]),
    'mysqli stall' => function () use ($port) {
        $db = mysqli_init();
        $db->options(MYSQLI_OPT_CONNECT_TIMEOUT, 1);
        return $db->real_connect('127.0.0.1', 'x', 'x', 'x', $port);
    },
    'mysqli read timeout' => function () use ($mariadb) {
        $db = mysqli_init();
        $db->options(MYSQLI_OPT_READ_TIMEOUT, 1);
        $db->real_connect(...$mariadb->mysqli());
        return $db->query('SELECT SLEEP(5)');
    },
], 5);
?>
--EXPECTF--
pdo_pgsql: PDOException: SQLSTATE[08006] [7] connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
pgsql: false | 2: pg_connect(): Unable to connect to PostgreSQL server: connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
pgsql persistent: false | 2: pg_pconnect(): Unable to connect to PostgreSQL server: connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
pdo_pgsql persistent: PDOException: SQLSTATE[08006] [7] connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
connection to server at "127.0.0.1", port %d failed: FATAL:  password authentication failed for user "app"
pdo_mysql: PDOException: SQLSTATE[HY000] [1045] Access denied for user 'app'@'localhost' (using password: YES)
pdo_mysql persistent: PDOException: SQLSTATE[HY000] [1045] Access denied for user 'app'@'localhost' (using password: YES)
mysqli: mysqli_sql_exception: Access denied for user 'app'@'localhost' (using password: YES)
no such database: PDOException: SQLSTATE[HY000] [1049] Unknown database '%s-not'
all are the same
pdo_pgsql stall: PDOException: SQLSTATE[08006] [7] connection to server at "127.0.0.1", port %d failed: timeout expired
pgsql stall: false | 2: pg_connect(): Unable to connect to PostgreSQL server: connection to server at "127.0.0.1", port %d failed: timeout expired
pdo_mysql stall: PDOException: SQLSTATE[HY000] [2006] MySQL server has gone away
mysqli stall: mysqli_sql_exception: MySQL server has gone away | 2: mysqli::real_connect(): Error while reading greeting packet. PID=%d
mysqli read timeout: mysqli_sql_exception: MySQL server has gone away
all are the same
overlap: as expected
