--TEST--
pgsql and pdo_pgsql suspend in libpq: fifty pg_sleep(0.2) overlap, and one can be cancelled
--EXTENSIONS--
async
pgsql
pdo_pgsql
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, delay};

$server = postgres();
overlap('pgsql', function (int $i) use ($server) {
    $connection = pg_connect($server->conninfo(), PGSQL_CONNECT_FORCE_NEW);
    $row = pg_fetch_row(pg_query_params($connection, 'SELECT pg_sleep(0.2), $1::int', [$i]));
    pg_close($connection);
    return $row[1] === (string) $i;
}, 0.2, 50, 3);
overlap('pdo_pgsql', function (int $i) use ($server) {
    $pdo = new PDO(...$server->pdo());
    $statement = $pdo->prepare('SELECT pg_sleep(0.2), ?::int, repeat(?, 1000)');
    $statement->execute([$i, "$i-"]);
    $row = $statement->fetch(PDO::FETCH_NUM);
    return $row[1] === $i && $row[2] === str_repeat("$i-", 1000);
}, 0.2, 50, 3);

$coroutine = spawn(fn() => (new PDO(...$server->pdo()))->query('SELECT pg_sleep(10)'));
delay(100);
$coroutine->cancel();
check_seconds('cancelled', seconds(function () use ($coroutine) {
    try {
        await($coroutine);
    } catch (Throwable $e) {
        for (; $e; $e = $e->getPrevious()) {
            echo get_class($e), "\n";
        }
    }
}), 0, 2);
?>
--EXPECT--
pgsql: as expected
pdo_pgsql: as expected
Async\AsyncCancellation
cancelled: as expected
