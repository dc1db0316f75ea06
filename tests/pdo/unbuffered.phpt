--TEST--
A MySQL connection stays with the statement whose rows are still on their way
--EXTENSIONS--
async
pdo_mysql
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, await_all, delay};

$pdo = new PDO(...[...mariadb()->pdo(), [PDO::MYSQL_ATTR_USE_BUFFERED_QUERY => false]]);
const THREE = 'SELECT 1 UNION SELECT 2 UNION SELECT 3';

echo "-- while it is fetched, others wait\n";
$sums = [];
for ($i = 0; $i < 10; $i++) {
    $coroutines[] = spawn(function () use ($pdo, $i, &$sums) {
        $statement = $i % 2 ? $pdo->query(THREE) : $pdo->prepare(THREE);
        $i % 2 or $statement->execute();
        $sum = 0;
        while ($n = $statement->fetchColumn()) {
            $sum += $n;
            delay(1);
        }
        $sums[] = $sum;
    });
}
await_all($coroutines);
echo implode(' ', $sums), "\n";

echo "-- it ends with closeCursor(), with the statement, or with the coroutine\n";
$statement = $pdo->query(THREE);
$other = spawn(fn() => $pdo->query('SELECT 4')->fetchAll(PDO::FETCH_COLUMN));
delay(5);
echo $statement->fetchColumn();
$statement->closeCursor();
echo await($other)[0], "\n";
$statement = $pdo->query(THREE);
$other = spawn(fn() => $pdo->query('SELECT 5')->fetchAll(PDO::FETCH_COLUMN));
delay(5);
unset($statement);
echo await($other)[0], "\n";
$ended = spawn(function () use ($pdo, &$other) {
    $other = spawn(fn() => $pdo->query('SELECT 6')->fetchAll(PDO::FETCH_COLUMN));
    return $pdo->query(THREE);
});
await($ended);
try {
    await($other);
} catch (PDOException $e) {
    echo $e->errorInfo[1], "\n";
}
unset($ended, $other, $e);

echo "-- it may be handed on\n";
$statement = $pdo->query(THREE);
await(spawn(function () use ($pdo, $statement) {
    echo implode(' ', $statement->fetchAll(PDO::FETCH_COLUMN)), ' ';
    echo implode(' ', $pdo->query('SELECT 7')->fetchAll(PDO::FETCH_COLUMN)), "\n";
}));

echo "-- several results of one query\n";
$pdo->setAttribute(PDO::MYSQL_ATTR_USE_BUFFERED_QUERY, true);
$first = spawn(function () use ($pdo) {
    $statement = $pdo->query('SELECT 1; SELECT 2; SELECT 3');
    $all = '';
    do {
        delay(1);
        $all .= $statement->fetchColumn();
    } while ($statement->nextRowset());

    return $all;
});
$second = spawn(fn() => $pdo->query('SELECT 4')->fetchColumn());
echo await($first), ' ', await($second), "\n";
?>
--EXPECT--
-- while it is fetched, others wait
6 6 6 6 6 6 6 6 6 6
-- it ends with closeCursor(), with the statement, or with the coroutine
14
5
2014
-- it may be handed on
1 2 3 7
-- several results of one query
123 4
