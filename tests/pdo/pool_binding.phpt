--TEST--
A pooled PDO lends each coroutine a connection for as long as a transaction, a statement or its session needs the same one
--EXTENSIONS--
async
pdo_pgsql
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, await_all, delay};

$server = postgres();
$pdo = new PDO(...[...$server->pdo(), [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 3]]);
$pool = $pdo->getPool();
function show(string $what): void
{
    global $pool;
    printf("%s: %d connections, %d in use\n", $what, count($pool), $pool->activeCount());
}
const PID = 'SELECT pg_backend_pid()';

show('new');
$pdo->exec('CREATE TABLE t (n INT)');
show('exec');
$statement = $pdo->query(PID);
show('statement');
$pid = $statement->fetchColumn();
var_dump($pdo->query(PID)->fetchColumn() === $pid);
unset($statement);
show('statement freed');
await(spawn(function () use ($pdo) {
    var_dump($pdo->inTransaction(), $pdo->lastInsertId());
    $pdo->beginTransaction();
    show('transaction');
    var_dump($pdo->inTransaction());
    $pdo->exec('INSERT INTO t VALUES (1)');
    $pdo->commit();
    show('commit');
    $pdo->exec('BEGIN');
    $pdo->exec('INSERT INTO t VALUES (2)');
    show('BEGIN');
    $pdo->exec('ROLLBACK');
    show('ROLLBACK');
    try {
        $pdo->commit();
    } catch (PDOException $e) {
        echo $e->getMessage(), "\n";
    }
    $pdo->beginTransaction();
    $pdo->exec('INSERT INTO t VALUES (3)');
}));
show('rolled back at the end');
await(spawn(function () use ($pdo) {
    $pdo->exec("SET application_name = 'somebody'");
    show('dirty');
    var_dump($pdo->query('SHOW application_name')->fetchColumn());
}));
show('reset');
var_dump($pdo->query('SHOW application_name')->fetchColumn(), $pdo->query('SELECT SUM(n) FROM t')->fetchColumn());

echo "-- three for ten, in order\n";
$order = $coroutines = [];
for ($i = 0; $i < 10; $i++) {
    $coroutines[] = spawn(function () use ($pdo, $i, &$order) {
        $statement = $pdo->query('SELECT pg_sleep(0.005)');
        $order[] = $i;
    });
}
await_all($coroutines);
echo count($order), " done\n";
show('after');

echo "-- a statement of another coroutine, and one that outlives everything\n";
$kept = await(spawn(fn() => $pdo->prepare('SELECT ?::int + 1')));
show('kept by a statement');
$kept->execute([1]);
echo $kept->fetchColumn(), "\n";
unset($pdo);
show('template gone');
$kept->execute([2]);
echo $kept->fetchColumn(), "\n";
unset($kept);
show('statement gone');
for ($i = 0; $i < 200 && ($left = administrate($server, "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '$server->database'")) !== '0'; $i++) {
    delay(10);
}
echo "$left left at the server\n";
?>
--EXPECT--
new: 0 connections, 0 in use
exec: 1 connections, 0 in use
statement: 1 connections, 1 in use
bool(true)
statement freed: 1 connections, 0 in use
bool(false)
bool(false)
transaction: 1 connections, 1 in use
bool(true)
commit: 1 connections, 0 in use
BEGIN: 1 connections, 1 in use
ROLLBACK: 1 connections, 0 in use
There is no active transaction
rolled back at the end: 1 connections, 0 in use
dirty: 1 connections, 1 in use
string(8) "somebody"
reset: 1 connections, 0 in use
string(0) ""
int(1)
-- three for ten, in order
10 done
after: 3 connections, 0 in use
-- a statement of another coroutine, and one that outlives everything
kept by a statement: 3 connections, 1 in use
2
template gone: 1 connections, 1 in use
3
statement gone: 0 connections, 0 in use
0 left at the server
