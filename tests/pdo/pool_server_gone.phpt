--TEST--
A server that is killed, full or silent: each coroutine at a pool gets the exception of stock PHP, and no connection is left
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

function pooled(array $arguments, int $max, array $options = []): PDO
{
    return new PDO(...[...$arguments, $options + [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => $max]]);
}
/** @param Throwable[] $errors */
function show(string $what, array $errors, PDO $pdo): void
{
    $texts = array_count_values(array_map(fn($e) => get_class($e) . ': ' . preg_replace(
        ['~"[^"]*"~', '~port \d+~', '~PID=\d+~', '~\s*Is the server.*|\s*This probably.*~s'], ['"…"', 'port …', 'PID=…', ''], $e->getMessage()), $errors));
    foreach ($texts as $text => $count) {
        echo "$what: $count x $text\n";
    }
    $errors || print("$what: no errors\n");
    for ($i = 0; count($pdo->getPool()) > 0 && $i < 500; $i++) {
        delay(10); // who awaits a coroutine may run before its connection has been given back
    }
    echo '    ', count($pdo->getPool()), ' connections, ', $pdo->getPool()->activeCount(), " in use\n";
}
/** A server needs a while to see that clients have gone, and meanwhile it is still full. */
function wait_for_server(PDO $witness, string $connected): int
{
    for ($i = 0; ($count = $witness->query($connected)->fetchColumn()) > 1 && $i < 1_000; $i++) {
        delay(10);
    }
    return $count;
}
$kinds = [
    'pgsql' => ['postgres', 'SELECT pg_sleep(60)', "SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'", "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"],
    'mysql' => ['mariadb', 'SELECT SLEEP(60)', "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'", 'SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()'],
];
foreach ($kinds as $name => [$start, $sleep, $running, $connected]) {
    echo "-- $name\n";
    $server = $start(connections: 12);
    $pdo = pooled($server->pdo(), 20);
    $witness = new PDO(...$server->pdo());
    $witness->exec('CREATE TABLE t (n INT)');

    /* More than the server takes: some are refused, and everybody is served in the end. */
    $full = array_map(fn() => spawn(function () use ($pdo) {
        $statement = $pdo->query('SELECT 1');
        delay(300);
        return $statement->fetchColumn();
    }), range(1, 20));
    [$answers, $errors] = await_all($full);
    echo 'served and refused: ', count($answers) + count($errors), ', ', json_encode($answers && $errors), "\n";
    unset($full);
    show('full', array_slice($errors, 0, 1), pooled($server->pdo(), 1));
    $pdo = pooled($server->pdo(), 4);
    unset($errors, $answers);
    gc_collect_cycles();
    wait_for_server($witness, $connected);
    [$answers, $errors] = await_all(array_map(fn() => spawn(fn() => $pdo->query('SELECT 1')->fetchColumn()), range(1, 100)));
    echo 'later: ', count($answers), ' served, ', $pdo->getPool()->activeCount(), " in use\n";
    $pdo = pooled($server->pdo(), 4);
    unset($errors);
    gc_collect_cycles();
    echo 'connected: ', wait_for_server($witness, $connected), "\n";

    /* Killed in the middle of transactions, with others in the queue. */
    $work = function () use ($pdo, $sleep) {
        $pdo->beginTransaction();
        $pdo->exec('INSERT INTO t VALUES (1)');
        @$pdo->query($sleep);
        $pdo->commit();
    };
    $coroutines = array_map(fn() => spawn($work), range(1, 4));
    for ($i = 0; $witness->query($running)->fetchColumn() < 4 && $i < 1_000; $i++) {
        delay(10);
    }
    $waiting = array_map(fn() => spawn(fn() => $pdo->query('SELECT 1')), range(1, 4));
    delay(50);
    unset($witness);
    exec("kill -9 $server->pid");
    show('killed', await_all($coroutines)[1], $pdo);
    foreach (await_all($waiting)[1] as $error) { // with several texts, while it dies
        $classes[get_class($error)] = true;
    }
    echo 'those in the queue: ', implode(', ', array_keys($classes)), ' ', count($pdo->getPool()), " connections\n";
    unset($coroutines, $waiting, $error, $pdo);
}

echo "-- silent\n";
$silent = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($silent, false), ':'), 1);
ini_set('mysqlnd.net_read_timeout', 1);
foreach (["pgsql:host=127.0.0.1;port=$port;dbname=x" => 2, "mysql:host=127.0.0.1;port=$port;dbname=x" => 1] as $dsn => $timeout) {
    $pdo = pooled([$dsn, 'x', 'x'], 2, [PDO::ATTR_TIMEOUT => $timeout]);
    show(strtok($dsn, ':'), await_all(array_map(fn() => spawn(fn() => $pdo->query('SELECT 1')), range(1, 4)))[1], $pdo);
}
?>
--EXPECT--
-- pgsql
served and refused: 20, true
full: 1 x PDOException: SQLSTATE[08006] [7] connection to server on socket "…" failed: FATAL:  sorry, too many clients already
    0 connections, 0 in use
later: 100 served, 0 in use
connected: 1
killed: 4 x PDOException: SQLSTATE[HY000]: General error: 7 server closed the connection unexpectedly
    0 connections, 0 in use
those in the queue: PDOException 0 connections
-- mysql
served and refused: 20, true
full: 1 x PDOException: SQLSTATE[08004] [1040] Too many connections
    0 connections, 0 in use
later: 100 served, 0 in use
connected: 1
killed: 4 x PDOException: SQLSTATE[HY000]: General error: 2006 MySQL server has gone away
    0 connections, 0 in use
those in the queue: PDOException 0 connections
-- silent
pgsql: 4 x PDOException: SQLSTATE[08006] [7] connection to server at "…", port … failed: timeout expired
    0 connections, 0 in use
mysql: 4 x PDOException: SQLSTATE[HY000] [2006] MySQL server has gone away
    0 connections, 0 in use
