--TEST--
A pool drops broken connections, and tells every coroutine of its own errors
--EXTENSIONS--
async
pdo_mysql
pdo_pgsql
posix
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

function pooled(array $arguments, array $options = []): PDO
{
    return new PDO(...[...$arguments, $options + [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 2]]);
}
function attempt(callable $call): string
{
    try {
        return (string) $call();
    } catch (Throwable $e) {
        return get_class($e) . ($e instanceof PDOException ? ' ' . $e->getCode() : '');
    }
}
$servers = ['pgsql' => [postgres(), 'pg_sleep', 'SELECT pg_terminate_backend(%d, 30000)', 'SELECT pg_backend_pid()',
        "SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active' AND datname = '%s' AND query = 'SELECT pg_sleep(30) /* %s */'"],
    'mysql' => [mariadb(), 'SLEEP', 'KILL %d', 'SELECT CONNECTION_ID()',
        "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '%s' AND info = 'SELECT SLEEP(30) /* %s */'"]];
/** Until the server runs this query that sleeps. In MariaDB others may: SLEEP() does not notice that its client has gone. */
function wait_for_sleeper(DatabaseServer $server, string $count, string $which): void
{
    for ($i = 0; administrate($server, sprintf($count, $server->database, $which)) !== '1' && $i < 500; $i++) {
        delay(10);
    }
}
foreach ($servers as $name => [$server, $sleep, $kill, $id, $sleeping]) {
    echo "-- $name\n";
    $pdo = pooled($server->pdo());
    $pool = $pdo->getPool();

    echo "errors: ";
    $failing = spawn(function () use ($pdo) {
        attempt(fn() => $pdo->query('BOGUS'));
        delay(5);
        return $pdo->errorCode() . ' ' . count(array_filter($pdo->errorInfo()));
    });
    $other = spawn(function () use ($pdo) {
        $pdo->exec('SELECT 1');
        delay(5);
        return $pdo->errorCode() . ' ' . count(array_filter($pdo->errorInfo()));
    });
    echo await($failing), ', ', await($other), "\n";

    echo "cancelled: ";
    $coroutine = spawn(function () use ($pdo, $sleep) {
        return attempt(fn() => $pdo->query("SELECT $sleep(30) /* alone */")) . ' ' . $pdo->query('SELECT 1')->fetchColumn();
    });
    wait_for_sleeper($server, $sleeping, 'alone');
    $coroutine->cancel();
    echo await($coroutine), ', in use ', $pool->activeCount(), "\n";

    echo "cancelled in a transaction: ";
    $pdo->exec('CREATE TABLE t (n INT)');
    $coroutine = spawn(function () use ($pdo, $sleep) {
        $pdo->beginTransaction();
        $statement = $pdo->prepare('INSERT INTO t VALUES (?)');
        $statement->execute([1]);
        $pdo->query("SELECT $sleep(30) /* in a transaction */");
        $pdo->commit();
    });
    wait_for_sleeper($server, $sleeping, 'in a transaction');
    $coroutine->cancel();
    echo attempt(fn() => await($coroutine)), ', rows ', $pdo->query('SELECT COUNT(*) FROM t')->fetchColumn(), ', in use ', $pool->activeCount(), "\n";

    echo "cancelled between queries of a transaction: ";
    $begun = false;
    $coroutine = spawn(function () use ($pdo, &$begun) {
        $pdo->beginTransaction();
        $pdo->exec('INSERT INTO t VALUES (2)');
        $begun = true;
        delay(60_000);
        $pdo->commit();
    });
    while (!$begun) {
        delay(5);
    }
    echo 'in use ', $pool->activeCount(), ', ';
    $coroutine->cancel();
    echo attempt(fn() => await($coroutine)), ', rows ', $pdo->query('SELECT COUNT(*) FROM t')->fetchColumn(), ', in use ', $pool->activeCount(), "\n";

    echo "killed while in use: ";
    $pid = null;
    $victim = spawn(function () use ($pdo, $id, $sleep) {
        $statement = $pdo->query($id);
        $GLOBALS['pid'] = $statement->fetchColumn();
        return attempt(fn() => $pdo->query("SELECT $sleep(30) /* victim */") ? 'no error' : '');
    });
    while ($pid === null) {
        delay(5);
    }
    wait_for_sleeper($server, $sleeping, 'victim');
    administrate($server, sprintf($kill, $pid));
    echo str_starts_with(await($victim), 'PDOException') ? 'PDOException' : 'something else', ', then ', $pdo->query('SELECT 5')->fetchColumn(), "\n";

    echo "wrong password: ";
    $wrong = pooled([$server->pdo(true)[0], $server->user, 'wrong']);
    $coroutines = [];
    for ($i = 0; $i < 10; $i++) {
        $coroutines[] = spawn(fn() => attempt(fn() => $wrong->query('SELECT 1')));
    }
    [$results] = await_all($coroutines);
    echo json_encode(array_count_values($results)), ', ', count($wrong->getPool()), " connections\n";
    echo attempt(fn() => pooled([$server->pdo(true)[0], $server->user, 'wrong'], [PDO::ATTR_POOL_MIN => 1])) !== '' ? "prewarming throws\n" : '';
    unset($statement, $pdo, $pool, $wrong, $coroutines, $victim, $coroutine, $failing, $other);
}

echo "-- killed while idle\n";
[$server, , $kill, $id] = $servers['pgsql'];
$pdo = pooled($server->pdo());
$pid = $pdo->query($id)->fetchColumn();
administrate($server, sprintf($kill, $pid));
echo $pdo->query('SELECT 6')->fetchColumn(), ', ', count($pdo->getPool()), " connection\n";

echo "-- closed\n";
$pdo->getPool()->close();
try {
    $pdo->query('SELECT 1');
} catch (PDOException $e) {
    echo $e->getCode(), ' ', $e->getMessage(), "\n";
}

echo "-- exit in a transaction\n";
$pdo = pooled($servers['pgsql'][0]->pdo());
$pdo->exec('CREATE TABLE x (n INT)');
$script = __DIR__ . '/pool_faults.tmp.php';
file_put_contents($script, '<?php use function Async\spawn; $pdo = new PDO(...[...' . var_export($server->pdo(), true) . ', [PDO::ATTR_POOL_ENABLED => true]]);'
    . 'spawn(function () use ($pdo) { $pdo->beginTransaction(); $pdo->exec("INSERT INTO x VALUES (1)"); exit(3); }); Async\delay(1000);');
exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' ' . escapeshellarg($script) . ' 2>&1', $output, $status);
echo implode("\n", $output), $status, ', rows ', $pdo->query('SELECT COUNT(*) FROM x')->fetchColumn(), "\n";
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/pool_faults.tmp.php');
?>
--EXPECT--
-- pgsql
errors: 42601 3, 00000 1
cancelled: Async\AsyncCancellation 1, in use 0
cancelled in a transaction: Async\AsyncCancellation, rows 0, in use 0
cancelled between queries of a transaction: in use 1, Async\AsyncCancellation, rows 0, in use 0
killed while in use: PDOException, then 5
wrong password: {"PDOException 7":10}, 0 connections
prewarming throws
-- mysql
errors: 42000 3, 00000 1
cancelled: Async\AsyncCancellation 1, in use 0
cancelled in a transaction: Async\AsyncCancellation, rows 0, in use 0
cancelled between queries of a transaction: in use 1, Async\AsyncCancellation, rows 0, in use 0
killed while in use: PDOException, then 5
wrong password: {"PDOException 1045":10}, 0 connections
prewarming throws
-- killed while idle
6, 1 connection
-- closed
HY000 SQLSTATE[HY000]: General error: Failed to acquire connection from pool
-- exit in a transaction
3, rows 0
