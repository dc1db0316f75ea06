--TEST--
PDO::ATTR_POOL_STMT_CACHE_SIZE with MariaDB: statements stay prepared, and are prepared again when the server has dropped them
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
use function Async\{spawn, await, delay};

$server = mariadb();
function pooled(int $size, array $options = []): PDO
{
    global $server;
    return new PDO(...[...$server->pdo(true), $options + [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 1,
        PDO::ATTR_POOL_STMT_CACHE_SIZE => $size, PDO::ATTR_EMULATE_PREPARES => false, PDO::MYSQL_ATTR_MULTI_STATEMENTS => false]]);
}
/** How often the connection has prepared and closed since the last question. */
function counters(PDO $pdo): string
{
    static $last = [];
    $now = [];
    foreach (['Com_stmt_prepare', 'Com_stmt_close'] as $name) {
        $statement = $pdo->prepare("SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = '$name'", [PDO::ATTR_CURSOR => PDO::CURSOR_FWDONLY]);
        $statement->execute();
        $now[] = (int) $statement->fetchColumn();
        unset($statement);
    }
    $id = spl_object_id($pdo);
    // This function prepares two statements, one of them after it has read the first counter.
    $text = isset($last[$id]) ? ($now[0] - $last[$id][0] - 2) . '/' . ($now[1] - $last[$id][1] - 2) : '';
    $last[$id] = $now;
    return $text;
}
function run(PDO $pdo, int $number, array $options = []): int
{
    $statement = $pdo->prepare("SELECT $number + ? AS a", $options);
    $statement->execute([$number]);
    return $statement->fetchColumn();
}
function attempt(callable $call): string
{
    try {
        return json_encode($call());
    } catch (Throwable $e) {
        return get_class($e) . ($e instanceof PDOException ? ' ' . ($e->errorInfo[1] ?? '') : '');
    }
}

echo "-- size, prepared/closed\n";
$pdo = pooled(0);
counters($pdo);
echo run($pdo, 1), run($pdo, 1), ': ', counters($pdo), "\n";
$pdo = pooled(3);
counters($pdo);
foreach ([1, 2, 1, 3, 1, 4, 1, 5, 2] as $number) {
    echo run($pdo, $number), ': ', counters($pdo), "\n";
}

echo "-- not kept: ";
run($pdo, 10, [PDO::ATTR_CURSOR => PDO::CURSOR_FWDONLY]);
$pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, true);
run($pdo, 11);
run($pdo, 11);
echo run($pdo, 11), ', ';
$pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
counters($pdo);
$never = $pdo->prepare('SELECT 12 + ? AS a');
unset($never);
echo run($pdo, 12), ' ', counters($pdo), "\n";

echo "-- alive: ";
$first = $pdo->prepare('SELECT 1 + ? AS a');
$second = $pdo->prepare('SELECT 1 + ? AS a');
$first->execute([10]);
$second->execute([20]);
echo $first->fetchColumn(), ' ', $second->fetchColumn(), "\n";
unset($first, $second);
counters($pdo);

echo "-- state of the last one: ";
$sql = 'SELECT ? AS a, ? AS b UNION ALL SELECT 1, 2';
$first = $pdo->prepare($sql);
$first->bindColumn('b', $b);
$first->execute([str_repeat('a', 3), str_repeat('b', 3)]);
$first->fetch(PDO::FETCH_BOUND);
unset($first);
$second = $pdo->prepare($sql);
echo json_encode([$b, $second->fetch(), $second->columnCount(), $second->rowCount()]), ' ', attempt(fn() => $second->execute()), ' ';
$second->execute([null, 'c']);
echo json_encode($second->fetchAll(PDO::FETCH_NUM)), ' ', $b, "\n";
unset($second);

echo "-- unbuffered: ";
$pdo->setAttribute(PDO::MYSQL_ATTR_USE_BUFFERED_QUERY, false);
for ($i = 0; $i < 3; $i++) {
    $statement = $pdo->prepare('SELECT seq + ? FROM seq_1_to_5000');
    $statement->execute([$i]);
    echo $statement->fetchColumn(), ' ';
    unset($statement); // in the middle of its rows
}
counters($pdo);
$pdo->setAttribute(PDO::MYSQL_ATTR_USE_BUFFERED_QUERY, true);
echo run($pdo, 1), "\n";

echo "-- more results: ";
$pdo->exec('CREATE PROCEDURE two(n INT) BEGIN SELECT n; SELECT n + 1, n + 2; END');
for ($i = 0; $i < 3; $i++) {
    $statement = $pdo->prepare('CALL two(?)');
    $statement->execute([$i]);
    echo json_encode($statement->fetch(PDO::FETCH_NUM));
    if ($i === 1) {
        $statement->nextRowset();
        echo json_encode($statement->fetch(PDO::FETCH_NUM));
    }
    unset($statement);
    echo ' ', run($pdo, 1), $i < 2 ? ' ' : "\n";
}

echo "-- schema: ";
$pdo->exec('CREATE TABLE t (n INT UNIQUE, s TEXT)');
$pdo->exec("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
$rows = function (int $n) use ($pdo) {
    $statement = $pdo->prepare('SELECT * FROM t WHERE n = ?');
    $statement->execute([$n]);
    return $statement->fetch(PDO::FETCH_ASSOC);
};
echo attempt(fn() => $rows(1)), ' ';
$pdo->exec('ALTER TABLE t ADD b INT DEFAULT 7');
echo attempt(fn() => $rows(2)), ' ';
$pdo->exec('ALTER TABLE t DROP s, DROP b');
echo attempt(fn() => $rows(1)), "\n";

echo "-- errors: ";
$insert = function (int $n) use ($pdo) {
    $statement = $pdo->prepare('INSERT INTO t VALUES (?)');
    return $statement->execute([$n]);
};
echo attempt(fn() => $insert(1)), ' ', attempt(fn() => $insert(3)), ' ', attempt(fn() => $insert(3)), ' ', attempt(fn() => $insert(4)), "\n";

echo "-- forgotten by the server: ";
/* COM_RESET_CONNECTION, behind the back of the client library. */
$reset = function () use ($server) {
    $peer = sprintf(':%04X 01 ', $server->port);
    foreach (preg_grep("/$peer/", file('/proc/self/net/tcp')) as $line) {
        $inode = preg_split('/\s+/', trim($line))[9];
        foreach (glob('/proc/self/fd/*') as $link) {
            if (@readlink($link) === "socket:[$inode]") {
                $stream = fopen('php://fd/' . basename($link), 'r+');
                fwrite($stream, "\1\0\0\0\x1f");
                echo strlen(fread($stream, 11)) === 11 ? 'reset ' : 'not reset ';
                fclose($stream);
            }
        }
    }
};
echo attempt(fn() => $rows(1)), ' ';
$reset();
counters($pdo);
echo attempt(fn() => $rows(2)), ' ', counters($pdo), ' ', attempt(fn() => $rows(1)), ' ', counters($pdo), ' ';
$pdo->beginTransaction();
$insert(5);
$reset();
echo attempt(fn() => $insert(6)), ' ', attempt(fn() => $pdo->query('SELECT GROUP_CONCAT(n ORDER BY n) FROM t')->fetchColumn()), "\n";
unset($pdo, $rows, $insert);

echo "-- cancelled: ";
$pdo = pooled(3);
$sleep = function (float $seconds) use ($pdo) {
    $statement = $pdo->prepare('SELECT SLEEP(?), 7');
    $statement->execute([$seconds]);
    return $statement->fetch(PDO::FETCH_NUM)[1];
};
echo $sleep(0), ' ';
$coroutine = spawn($sleep, 30);
delay(50);
$coroutine->cancel();
echo attempt(fn() => await($coroutine)), ' ', $sleep(0), "\n";

echo "-- outliving: ";
$statement = $pdo->prepare('SELECT 1 + ? AS a');
unset($pdo, $sleep, $coroutine);
$statement->execute([8]);
echo $statement->fetchColumn(), "\n";
unset($statement);

echo "-- many coroutines: ";
$pdo = new PDO(...[...$server->pdo(), [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 3, PDO::ATTR_POOL_STMT_CACHE_SIZE => 2, PDO::ATTR_EMULATE_PREPARES => false]]);
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
-- size, prepared/closed
22: 2/2
2: 1/0
4: 1/0
2: 0/0
6: 1/0
2: 0/0
8: 1/1
2: 0/0
10: 1/1
4: 1/1
-- not kept: 22, 24 1/0
-- alive: 11 21
-- state of the last one: ["bbb",false,0,0] PDOException  [[null,"c"],[1,"2"]] bbb
-- unbuffered: 1 2 3 2
-- more results: [0] 2 [1][2,3] 2 [2] 2
-- schema: {"n":1,"s":"one"} {"n":2,"s":"two","b":7} {"n":1}
-- errors: PDOException 1062 true PDOException 1062 true
-- forgotten by the server: {"n":1} reset {"n":2} 1/0 {"n":1} 0/0 reset true "1,2,3,4,6"
-- cancelled: 7 Async\AsyncCancellation 7
-- outliving: 9
-- many coroutines: 0 wrong
