--TEST--
a server killed in the middle of a query: the errors of stock PHP, and no connection afterwards
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

$without = fn(string $text) => preg_replace('~/[^"\' ]*/socket[^"\' ]*|port \d+|127\.0\.0\.1|\(\d+\)|thread_id=\d+|PID=\d+~', '…', $text);
$victim = postgres(private: true);
$victim_my = mariadb(private: true);
$queries = [
    'pdo_pgsql killed' => fn() => (new PDO(...$victim->pdo()))->query('SELECT pg_sleep(30)'),
    'pgsql killed' => fn() => @pg_query(pg_connect($victim->conninfo(), PGSQL_CONNECT_FORCE_NEW), 'SELECT pg_sleep(30)'),
    'pdo_mysql killed' => fn() => (new PDO(...$victim_my->pdo()))->query('SELECT SLEEP(30)'),
    'mysqli killed' => fn() => mysqli_connect(...$victim_my->mysqli())->query('SELECT SLEEP(30)'),
];
$running = array_map(fn($query) => spawn('observed', $query), $queries);
$seen = [
    [new PDO(...$victim->pdo()), "SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'"],
    [new PDO(...$victim_my->pdo()), "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'"],
];
foreach ($seen as [$witness, $count]) {
    for ($tries = 0; $witness->query($count)->fetchColumn() < 2 && $tries < 300; $tries++) {
        delay(50);
    }
}
unset($witness, $seen);
exec("kill -9 $victim->pid $victim_my->pid");
$fast = seconds(function () use ($running, $without) {
    foreach ($running as $name => $coroutine) {
        echo $name, ': ', $without(shown(await($coroutine))), "\n";
    }
}) < 10;
echo 'ended within seconds: ', json_encode($fast), "\n";
// The kernel closes the listening socket of a killed process a moment after its connections.
foreach (["$victim->socket/.s.PGSQL.$victim->port", $victim_my->socket] as $socket) {
    for ($tries = 0; @stream_socket_client("unix://$socket") && $tries < 300; $tries++) {
        delay(50);
    }
}
echo 'reconnecting: ', $without(preg_replace('~Is the server.*~s', '', shown(observed($queries['pdo_pgsql killed'])))), "\n";
echo 'reconnecting: ', $without(shown(observed($queries['pdo_mysql killed']))), "\n";
?>
--EXPECTF--
pdo_pgsql killed: PDOException: SQLSTATE[HY000]: General error: 7 server closed the connection unexpectedly
	This probably means the server terminated abnormally
	before or while processing the request.
pgsql killed: false
pdo_mysql killed: PDOException: SQLSTATE[HY000]: General error: 2006 MySQL server has gone away
mysqli killed: mysqli_sql_exception: MySQL server has gone away
ended within seconds: true
reconnecting: PDOException: SQLSTATE[08006] [7] connection to server on socket "…" failed: Connection refused%A
reconnecting: PDOException: SQLSTATE[HY000] [2002] Connection refused
