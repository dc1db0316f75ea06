--TEST--
With a pool, lastInsertId() also knows the id of a prepared statement that has been freed
--EXTENSIONS--
async
pdo_mysql
pdo_sqlite
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, await_all, delay};

$file = tempnam(sys_get_temp_dir(), 'last_id');
register_shutdown_function(unlink(...), $file);
function insert(PDO $pdo, int $n): void
{
    $pdo->prepare('INSERT INTO t (n) VALUES (?)')->execute([$n]);
}
foreach ([[mariadb()->pdo(), 'AUTO_INCREMENT'], [["sqlite:$file", '', ''], '']] as [$where, $auto]) {
    $pdo = new PDO(...[...$where, [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 2]]);
    $pdo->exec("CREATE TABLE t (id INTEGER PRIMARY KEY $auto, n INT)");
    echo json_encode($pdo->lastInsertId()), " at first\n";
    insert($pdo, 0);
    echo $pdo->lastInsertId(), ' ', $pdo->lastInsertId(), "\n";
    $pdo->exec('INSERT INTO t (n) VALUES (0)');
    echo json_encode($pdo->lastInsertId()), " after exec()\n";

    $wrong = [];
    await_all(array_map(fn(int $i) => spawn(function () use ($pdo, $i, &$wrong) {
        insert($pdo, $i);
        $id = $pdo->lastInsertId();
        delay(1);
        $found = [$pdo->query("SELECT n FROM t WHERE id = $id")->fetchColumn()];
        $pdo->beginTransaction();
        $pdo->exec("INSERT INTO t (n) VALUES ($i)");
        $id = $pdo->lastInsertId();
        $pdo->commit();
        $found[] = $pdo->query("SELECT n FROM t WHERE id = $id")->fetchColumn();
        if ($found != [$i, $i]) {
            $wrong[$i] = $found;
        }
    }), range(1, 20)));
    echo json_encode($wrong), "\n";
}
?>
--EXPECT--
false at first
1 1
false after exec()
[]
false at first
1 1
false after exec()
[]
