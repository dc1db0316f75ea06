--TEST--
Coroutines that construct the same persistent PDO at once share one connection, and nobody closes it under the others
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

foreach (['pgsql' => [postgres(), 'SELECT pg_backend_pid()', 'SELECT pg_sleep(0.05), ?', 'SELECT pg_terminate_backend(%d)'],
    'mysql' => [mariadb(), 'SELECT CONNECTION_ID()', 'SELECT SLEEP(0.05), ?', 'KILL %d']] as $name => [$server, $id, $sleep, $kill]) {
    $open = fn(string $key = '1') => new PDO(...[...$server->pdo(true), [PDO::ATTR_PERSISTENT => $key]]);

    echo "-- $name\nat once: ";
    $coroutines = [];
    for ($i = 0; $i < 8; $i++) {
        $coroutines[] = spawn(function () use ($open, $id, $sleep, $i) {
            $pdo = $open();
            $pid = $pdo->query($id)->fetchColumn();
            $statement = $pdo->prepare($sleep);
            $statement->execute([$i]);
            return [$pid, (int) $statement->fetch(PDO::FETCH_NUM)[1]];
        });
    }
    [$results, $errors] = await_all($coroutines);
    echo count($errors), ' errors, ', count(array_unique(array_column($results, 0))), ' connection, ', implode(' ', array_column($results, 1)), "\n";

    echo "in the middle of a query: ";
    $first = $open();
    $busy = spawn(fn() => $first->query(str_replace('?', '7', $sleep))->fetchColumn(1));
    delay(10);
    $second = $open();
    echo $second->query($id)->fetchColumn() === $first->query($id)->fetchColumn() ? 'the same' : 'another', ' ', await($busy), "\n";

    echo "an object goes in the transaction of another coroutine: ";
    $second->exec('CREATE TABLE t (n INT)');
    $writer = spawn(function () use ($first) {
        $first->beginTransaction();
        $first->exec('INSERT INTO t VALUES (1)');
        delay(20);
        return $first->commit();
    });
    delay(10);
    unset($second);
    echo json_encode(await($writer)), ' ', $first->query('SELECT COUNT(*) FROM t')->fetchColumn(), "\n";

    echo "lost, and found lost by two: "; // pdo_pgsql connects anew in place
    $pid = $first->query($id)->fetchColumn();
    administrate($server, sprintf($kill, $pid));
    [$pids] = await_all([spawn(fn() => $open()->query($id)->fetchColumn()), spawn(fn() => $open()->query($id)->fetchColumn())]);
    try {
        $first->query($id);
        echo 'lives ';
    } catch (PDOException $e) {
        echo 'dead ';
    }
    unset($first, $e);
    echo json_encode([count(array_unique($pids)), in_array($pid, $pids)]), "\n";
}
?>
--EXPECT--
-- pgsql
at once: 0 errors, 1 connection, 0 1 2 3 4 5 6 7
in the middle of a query: the same 7
an object goes in the transaction of another coroutine: true 1
lost, and found lost by two: lives [1,false]
-- mysql
at once: 0 errors, 1 connection, 0 1 2 3 4 5 6 7
in the middle of a query: the same 7
an object goes in the transaction of another coroutine: true 1
lost, and found lost by two: dead [1,false]
