--TEST--
A pool lends its connections in the order of arrival, and waits at all of them at once
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
use function Async\{spawn, await_all};

$server = postgres();
$pooled = fn(int $min, int $max) => new PDO(...[...$server->pdo(), [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MIN => $min, PDO::ATTR_POOL_MAX => $max]]);

$pdo = $pooled(1, 1);
$order = $arrived = $coroutines = [];
for ($i = 1; $i <= 50; $i++) {
    $coroutines[] = spawn(function () use ($pdo, $i, &$order, &$arrived) {
        $arrived[] = $i;
        $statement = $pdo->query("SELECT $i");
        $order[] = $statement->fetchColumn();
    });
}
await_all($coroutines);
echo $order === $arrived ? 'in order' : implode(' ', $order), "\n";

/* Everybody comes back at once, and is served once in the time that a round takes. */
$pdo = $pooled(5, 5);
$work = function () use ($pdo): int {
    for ($i = $longest = 0; $i < 4; $i++) {
        $before = hrtime(true);
        $pdo->query('SELECT 1')->fetchAll();
        $longest = max($longest, hrtime(true) - $before);
    }
    return $longest;
};
$start = hrtime(true);
[$longest] = await_all(array_map(fn() => spawn($work), range(1, 300)));
$share = max($longest) / ((hrtime(true) - $start) / 4);
echo $share < 3 ? 'fair' : "$share shares", ', ', count($pdo->getPool()), " connections\n";

$pdo = $pooled(30, 30);
echo $pdo->getPool()->idleCount(), " open\n";
$start = hrtime(true);
await_all(array_map(fn() => spawn(fn() => $pdo->query('SELECT pg_sleep(0.3)')->fetchAll()), range(1, 30)));
$seconds = (hrtime(true) - $start) / 1e9; // one after the other: 9
echo $seconds < 4.5 ? 'at once' : "$seconds s", ', ', $pdo->getPool()->activeCount(), " in use\n";
?>
--EXPECT--
in order
fair, 5 connections
30 open
at once, 0 in use
