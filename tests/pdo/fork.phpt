--TEST--
A child of pcntl_fork() makes connections of its own for a pool, and never talks on those of its parent
--EXTENSIONS--
async
pcntl
pdo_mysql
pdo_pgsql
pdo_sqlite
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
skip_without_mariadb();
if (getenv('ASYNC_VALGRIND')) die('skip valgrind 3.19 ends when a forked child makes a ring');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, await_all};

function attempt(callable $call): string
{
    try {
        return json_encode($call());
    } catch (Throwable $e) {
        return get_class($e) . ': ' . $e->getMessage();
    }
}
/** What the child prints is printed here, at once, and whether it ended well. */
function in_child(callable $work): void
{
    [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $pid = pcntl_fork();
    if ($pid === 0) {
        ob_start(fn(string $text) => fwrite($theirs, $text) ? '' : '', 1);
        $work();
        exit(7);
    }
    fclose($theirs);
    $said = stream_get_contents($ours);
    pcntl_waitpid($pid, $status);
    echo $said, pcntl_wexitstatus($status) === 7 ? '' : "status $status\n";
}

$file = tempnam(sys_get_temp_dir(), 'fork');
register_shutdown_function(function (int $parent) use ($file) {
    getmypid() === $parent && array_map(unlink(...), glob("$file*"));
}, getmypid());
$servers = [
    'pgsql' => [postgres()->pdo(), 'SELECT pg_backend_pid()'],
    'pgsql with TLS' => [postgres()->pdo(true), 'SELECT pg_backend_pid()'],
    'mysql' => [mariadb()->pdo(), 'SELECT CONNECTION_ID()'],
    'mysql with TLS' => [mariadb()->pdo(true), 'SELECT CONNECTION_ID()', [PDO::MYSQL_ATTR_SSL_CA => mariadb()->certificate, PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false]],
    'sqlite' => [["sqlite:$file", null, null], 'SELECT 1'],
];
$inside = function (PDO $pdo, PDOStatement $insert): void {
    echo "\nthe statement: ", attempt(fn() => $insert->execute([2]));
    echo "\nthe transaction: ", attempt(fn() => $pdo->exec('INSERT INTO t VALUES (3)'));
    echo "\nanother: ", attempt(fn() => $pdo->query('SELECT 4')->fetchColumn());
    echo "\ncommit: ", attempt(fn() => $pdo->commit()), "\n";
};
/* First without a scheduler. */
foreach (['sqlite', 'pgsql', 'mysql'] as $name) {
    $pdo = new PDO(...[...$servers[$name][0], [PDO::ATTR_POOL_ENABLED => true]]);
    $pdo->exec('CREATE TABLE t (n INT)');
    $pdo->beginTransaction();
    $insert = $pdo->prepare('INSERT INTO t VALUES (?)');
    $insert->execute([1]);
    echo "-- $name: ";
    in_child(function () use ($pdo) {
        echo attempt(fn() => $pdo->commit());
    });
    in_child(fn() => $inside($pdo, $insert));
    $insert->execute([5]);
    $pdo->commit();
    unset($insert);
    echo 'rows of the parent: ', attempt(fn() => $pdo->query('SELECT n FROM t ORDER BY n')->fetchAll(PDO::FETCH_COLUMN)), "\n";
    $pdo->exec('DROP TABLE t');
}
unset($pdo);

foreach ($servers as $name => $server) {
    [$arguments, $id, $options] = [...$server, []];
    echo "-- $name\n";
    $pdo = new PDO(...[...$arguments, $options + [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 2]]);
    $ids = fn() => array_map(fn($statement) => $statement->fetchColumn(), await_all([spawn($pdo->query(...), $id), spawn($pdo->query(...), $id)])[0]);
    $pdo->exec('CREATE TABLE t (n INT)');
    $idle = $ids();

    echo 'idle ones: ';
    in_child(function () use ($ids, $idle, $name) {
        $own = $ids();
        echo json_encode([count($own), $name === 'sqlite' || !array_intersect($own, $idle)]), "\n";
    });
    echo 'the parent has its own: ', json_encode(array_diff($ids(), $idle)), "\n";

    echo 'in a transaction, and with a statement: ';
    $pdo->beginTransaction();
    $insert = $pdo->prepare('INSERT INTO t VALUES (?)');
    $insert->execute([1]);
    in_child(function () use ($pdo) {
        echo attempt(fn() => $pdo->commit());
    });
    in_child(fn() => $inside($pdo, $insert));
    $insert->execute([5]);
    $pdo->commit();
    unset($insert);

    echo 'a pool that the child only frees: ';
    in_child(function () use (&$pdo) {
        unset($GLOBALS['pdo'], $GLOBALS['ids'], $pdo);
        gc_collect_cycles();
        echo "freed\n";
    });
    echo 'rows of the parent: ', attempt(fn() => $pdo->query('SELECT n FROM t ORDER BY n')->fetchAll(PDO::FETCH_COLUMN)), ', in use ', $pdo->getPool()->activeCount(), "\n";
    unset($pdo, $ids);
}
?>
--EXPECT--
-- sqlite: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
rows of the parent: [1,5]
-- pgsql: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
rows of the parent: [1,5]
-- mysql: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
rows of the parent: [1,5]
-- pgsql
idle ones: [2,true]
the parent has its own: []
in a transaction, and with a statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
a pool that the child only frees: freed
rows of the parent: [1,5], in use 0
-- pgsql with TLS
idle ones: [2,true]
the parent has its own: []
in a transaction, and with a statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
a pool that the child only frees: freed
rows of the parent: [1,5], in use 0
-- mysql
idle ones: [2,true]
the parent has its own: []
in a transaction, and with a statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
a pool that the child only frees: freed
rows of the parent: [1,5], in use 0
-- mysql with TLS
idle ones: [2,true]
the parent has its own: []
in a transaction, and with a statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
a pool that the child only frees: freed
rows of the parent: [1,5], in use 0
-- sqlite
idle ones: [2,true]
the parent has its own: []
in a transaction, and with a statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the statement: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
the transaction: PDOException: The connection belongs to the parent process; what it has begun cannot go on in a child
another: 4
commit: PDOException: There is no active transaction
a pool that the child only frees: freed
rows of the parent: [1,5], in use 0
