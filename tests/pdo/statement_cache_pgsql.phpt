--TEST--
PDO::ATTR_POOL_STMT_CACHE_SIZE with PostgreSQL: statements stay prepared, and are prepared again when the server has dropped them
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
use function Async\{spawn, await, delay};

$server = postgres();
function pooled(int $size, array $options = []): PDO
{
    global $server;
    return new PDO(...[...$server->pdo(), $options + [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 1, PDO::ATTR_POOL_STMT_CACHE_SIZE => $size]]);
}
/** The numbers in the SQL of what is prepared at the server, in the order of their making. */
function prepared(PDO $pdo): string
{
    $list = $pdo->prepare("SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT %::int AS a%' ORDER BY prepare_time",
        [PDO::ATTR_EMULATE_PREPARES => true]);
    $list->execute();
    return implode(' ', preg_replace('/SELECT (\d+).*/', '$1', $list->fetchAll(PDO::FETCH_COLUMN)));
}
function run(PDO $pdo, int $number, array $options = []): int
{
    $statement = $pdo->prepare("SELECT $number + ?::int AS a", $options);
    $statement->execute([$number]);
    return $statement->fetchColumn();
}
function attempt(callable $call): string
{
    try {
        return json_encode($call());
    } catch (Throwable $e) {
        return get_class($e) . ($e instanceof PDOException ? ' ' . $e->getCode() : '');
    }
}

echo "-- size\n";
$pdo = pooled(0);
echo run($pdo, 1), ', none: ', prepared($pdo), "\n";
$pdo = pooled(3);
echo $pdo->getAttribute(PDO::ATTR_POOL_STMT_CACHE_SIZE), "\n";
foreach ([1, 2, 1, 3, 1, 4, 5] as $number) {
    echo run($pdo, $number), ': ', prepared($pdo), "\n";
}
echo 'by query(): ', $pdo->query('SELECT 6::int AS a')->fetchColumn(), ': ', prepared($pdo), "\n";

echo "-- not kept: ";
$pdo = pooled(3);
run($pdo, 1, [PDO::ATTR_CURSOR => PDO::CURSOR_SCROLL]);
run($pdo, 2, [PDO::ATTR_EMULATE_PREPARES => true]);
run($pdo, 3, [PDO::PGSQL_ATTR_DISABLE_PREPARES => true]);
$never = $pdo->prepare('SELECT 4 + ?::int AS a');
unset($never);
await(spawn(function () use ($pdo) {
    $pdo->exec("SET application_name = 'somebody'");
    run($pdo, 5);
}));
echo prepared($pdo), "\n";

echo "-- attributes: ";
run($pdo, 1);
$pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, true);
echo '(', prepared($pdo), ') ';
run($pdo, 1);
echo '(', prepared($pdo), ") ";
$pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
for ($i = 0; $i < 3; $i++) {
    $pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
    run($pdo, 2);
    run($pdo, 1);
}
echo '(', prepared($pdo), ")\n";

echo "-- alive: ";
$first = $pdo->prepare('SELECT 1 + ?::int AS a');
$second = $pdo->prepare('SELECT 1 + ?::int AS a');
$first->execute([10]);
$second->execute([20]);
echo $first->fetchColumn(), ' ', $second->fetchColumn(), ' (', prepared($pdo), ')';
unset($first, $second);
echo ' (', prepared($pdo), ")\n";

echo "-- state of the last one: ";
$sql = 'SELECT :a::text AS a, :b::text AS b';
$first = $pdo->prepare($sql);
$first->bindColumn('b', $b);
$first->execute(['a' => str_repeat('a', 3), 'b' => str_repeat('b', 3)]);
$first->fetch(PDO::FETCH_BOUND);
unset($first);
$second = $pdo->prepare($sql);
echo json_encode([$b, $second->fetch(), $second->columnCount(), $second->rowCount(), $second->errorCode()]), ' ';
$second->execute([':a' => 'x', 0 => 'y']);
echo json_encode($second->fetch(PDO::FETCH_NUM)), ' ', attempt(fn() => $second->execute(['a' => 1])), ' ', $b, ' ';
unset($second);
$third = $pdo->prepare($sql);
$third->execute(['a' => null, 'b' => 'c']);
echo json_encode([$third->fetch(PDO::FETCH_ASSOC), $third->errorInfo()[0]]), "\n";
unset($third);

echo "-- schema: ";
$pdo->exec('CREATE TABLE t (n INT, s TEXT)');
$pdo->exec("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
$rows = function (int $n) use ($pdo) {
    $statement = $pdo->prepare('SELECT * FROM t WHERE n = :n');
    $statement->execute(['n' => $n]);
    return $statement->fetch(PDO::FETCH_ASSOC);
};
echo attempt(fn() => $rows(1)), ' ';
$pdo->exec('ALTER TABLE t ADD b BOOL DEFAULT true');
echo attempt(fn() => $rows(1)), ' ';
$statement = $pdo->prepare('SELECT * FROM t WHERE n = :n');
$n = 2;
$statement->bindParam('n', $n);
$statement->execute();
echo attempt(fn() => $statement->fetch(PDO::FETCH_NUM)), ' ';
$pdo->exec('ALTER TABLE t DROP s, DROP b');
$statement->execute();
echo attempt(fn() => $statement->fetch(PDO::FETCH_ASSOC)), "\n";
unset($statement);

echo "-- schema, in a transaction: ";
echo attempt(function () use ($pdo, $rows) {
    $pdo->beginTransaction();
    try {
        $pdo->exec('ALTER TABLE t ADD c INT');
        return $rows(1);
    } finally {
        $pdo->rollBack();
    }
}), ' ', attempt(fn() => $rows(1)), "\n";

echo "-- forgotten by the server: ";
$forget = 'SELECT forget()'; // not by an SQL command, which would keep the cache out of this
$pdo->exec("CREATE FUNCTION forget() RETURNS VOID LANGUAGE plpgsql AS 'BEGIN EXECUTE ''DEALLOCATE ALL''; END'");
$pdo->exec($forget);
echo attempt(fn() => $rows(1)), ' ';
$pdo->exec($forget);
$pdo->exec('DROP TABLE t');
echo attempt(fn() => $rows(1)), ' ';
$pdo->exec('CREATE TABLE t (n INT UNIQUE)');
echo attempt(fn() => $rows(1)), "\n";

echo "-- errors: ";
$insert = function (int $n) use ($pdo) {
    $statement = $pdo->prepare('INSERT INTO t VALUES (?)');
    return $statement->execute([$n]);
};
$divide = function (int $n) use ($pdo) {
    $statement = $pdo->prepare('SELECT 1 / ?::int AS q');
    $statement->execute([$n]);
    return $statement->fetchColumn();
};
echo attempt(fn() => $insert(1)), ' ', attempt(fn() => $insert(1)), ' ', attempt(fn() => $insert(2)), ' ';
for ($i = 0; $i < 10; $i++) {
    attempt(function () use ($pdo, $insert, $divide) {
        $pdo->beginTransaction();
        try {
            attempt(fn() => $divide(0));
            attempt(fn() => $divide(1));
            $insert(3);
        } finally {
            $pdo->rollBack();
        }
    });
}
echo attempt(fn() => $divide(1)), ' ', attempt(fn() => $divide(0)), ' ', attempt(fn() => $insert(3)), ', prepared ',
    $pdo->query('SELECT COUNT(*) <= 4 FROM pg_prepared_statements')->fetchColumn() ? 'few' : 'many', "\n";

echo "-- cancelled: ";
$pdo = pooled(3);
run($pdo, 1);
$sleep = function (float $seconds) use ($pdo) {
    $statement = $pdo->prepare('SELECT pg_sleep(?), 7');
    $statement->execute([$seconds]);
    return $statement->fetch(PDO::FETCH_NUM)[1];
};
echo $sleep(0), ' ';
$coroutine = spawn($sleep, 30);
delay(50);
$coroutine->cancel();
echo attempt(fn() => await($coroutine)), ' ', $sleep(0), ' (', prepared($pdo), ") ", run($pdo, 1), "\n";

echo "-- outliving: ";
$statement = $pdo->prepare('SELECT 1 + ?::int AS a');
unset($pdo, $sleep);
$statement->execute([8]);
echo $statement->fetchColumn(), "\n";
unset($statement);

echo "-- many coroutines: ";
$pdo = new PDO(...[...$server->pdo(), [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 3, PDO::ATTR_POOL_STMT_CACHE_SIZE => 2]]);
$coroutines = [];
for ($i = 0; $i < 60; $i++) {
    $coroutines[] = spawn(function () use ($pdo, $i) {
        $wrong = 0;
        for ($j = 0; $j < 5; $j++) {
            $number = ($i + $j) % 4;
            $wrong += run($pdo, $number) !== 2 * $number;
        }
        return $wrong;
    });
}
echo array_sum(array_map(await(...), $coroutines)), " wrong\n";
?>
--EXPECT--
-- size
2, none: 
3
2: 1
4: 1 2
2: 1 2
6: 1 2 3
2: 1 2 3
8: 1 3 4
10: 1 4 5
by query(): 6: 4 5 6
-- not kept: 
-- attributes: () () (2 1)
-- alive: 11 21 (2 1 1) (2 1)
-- state of the last one: ["bbb",false,0,0,"00000"] ["y",null] PDOException 08P01 bbb [{"a":null,"b":"c"},"00000"]
-- schema: {"n":1,"s":"one"} {"n":1,"s":"one","b":true} [2,"two",true] {"n":2}
-- schema, in a transaction: PDOException 0A000 {"n":1}
-- forgotten by the server: {"n":1} PDOException 42P01 false
-- errors: true PDOException 23505 true 1 PDOException 22012 true, prepared few
-- cancelled: 7 Async\AsyncCancellation 7 () 2
-- outliving: 9
-- many coroutines: 0 wrong
