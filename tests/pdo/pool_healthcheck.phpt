--TEST--
PDO::ATTR_POOL_HEALTHCHECK_INTERVAL: idle connections that the server has ended leave the pool, those in use and good ones stay
--EXTENSIONS--
async
pdo_mysql
pdo_pgsql
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
use function Async\{spawn, await, await_all, delay};

$shared = 'sqlite:file:pool_healthcheck?mode=memory&cache=shared';
$postgres = postgres();
$mariadb = mariadb();
$servers = [
    'pgsql' => [$postgres->pdo(), 'SELECT pg_backend_pid()', function (array $ids) use ($postgres) {
        administrate($postgres, 'SELECT ' . implode(', ', array_map(fn($id) => "pg_terminate_backend($id, 30000)", $ids)));
    }],
    'mysql' => [$mariadb->pdo(), 'SELECT CONNECTION_ID()', function (array $ids) use ($mariadb) {
        array_map(fn($id) => administrate($mariadb, "KILL $id"), $ids);
    }],
    'sqlite' => [[$shared, null, null], 'SELECT 1', null],
];
foreach ($servers as $name => [$arguments, $id, $end]) {
    echo "-- $name\n";
    $pooled = fn(int $min) => new PDO(...[...$arguments, [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MIN => $min,
        PDO::ATTR_POOL_MAX => 3, PDO::ATTR_POOL_HEALTHCHECK_INTERVAL => 20]]);
    $ids = function (PDO $pdo) use ($id): array {
        $statements = await_all(array_map(fn() => spawn($pdo->query(...), $id), range(1, 3)))[0];
        $all = array_map(fn($statement) => $statement->fetchColumn(), $statements);
        sort($all);
        return $all;
    };
    $pdo = $pooled(0);
    $pool = $pdo->getPool();
    $known = $ids($pdo);
    delay(200); // ten checks
    echo 'good ones stay: ', json_encode($ids($pdo) === $known), ', ', $pool->idleCount(), " idle\n";
    if ($name !== 'sqlite') {
        $busy = $pdo->query($id);
        $kept = $busy->fetchColumn();
        $end(array_diff($known, [$kept]));
        for ($i = 0; count($pool) > 1 && $i < 2_000; $i++) {
            delay(10);
        }
        echo 'what has ended goes: ', count($pool), ' left, ', $pool->activeCount(), ' in use, ';
        unset($busy);
        echo json_encode($pdo->query($id)->fetchColumn() === $kept), "\n";

        $pdo = $pooled(3);
        $known = $ids($pdo);
        $end($known);
        for ($i = 0; ($new = $ids($pdo)) && array_intersect($known, $new) && $i < 2_000; $i++) {
            delay(10);
        }
        echo 'the minimum is kept: ', count($pdo->getPool()), ', ', count(array_unique($new)), " new\n";
    }
    $reference = WeakReference::create($pool);
    unset($pdo, $pool);
    for ($i = 0; $reference->get() && $i < 500; $i++) {
        delay(10); // a check may be under way
    }
    echo 'the pool goes with its template: ', json_encode($reference->get() === null), "\n";
}
?>
--EXPECT--
-- pgsql
good ones stay: true, 3 idle
what has ended goes: 1 left, 1 in use, true
the minimum is kept: 3, 3 new
the pool goes with its template: true
-- mysql
good ones stay: true, 3 idle
what has ended goes: 1 left, 1 in use, true
the minimum is kept: 3, 3 new
the pool goes with its template: true
-- sqlite
good ones stay: true, 3 idle
the pool goes with its template: true
