--TEST--
A hundred coroutines take turns at one PDO connection, in their order; statements may be freed at any time
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
use function Async\{spawn, await_all, delay};

function hundred(string $name, PDO $pdo, string $wait): void
{
    $order = $arrived = [];
    $wrong = 0;
    $coroutines = [];
    for ($i = 0; $i < 100; $i++) {
        $coroutines[] = spawn(function () use ($pdo, $wait, $i, &$order, &$arrived, &$wrong) {
            $arrived[] = $i;
            $pdo->query("SELECT $wait");
            $order[] = $i;
            for ($k = 0; $k < 3; $k++) {
                $statement = $pdo->prepare("SELECT $wait, $i + ?");
                $statement->bindValue(1, $k, PDO::PARAM_INT);
                $statement->execute();
                $row = $statement->fetch(PDO::FETCH_NUM);
                $wrong += (int) $row[1] !== $i + $k;
                foreach ($pdo->query("SELECT $i AS i UNION ALL SELECT $i") as $row) {
                    $wrong += (int) $row['i'] !== $i;
                }
                $wrong += $pdo->quote("a'$i") === '';
                /* One more for somebody else to free. */
                $GLOBALS['statements'][$i % 7] = $statement;
            }
        });
    }
    await_all($coroutines);
    $GLOBALS['statements'] = [];
    echo $name, $order === $arrived ? ': in order' : ': not in order', ", $wrong wrong\n";
}

hundred('pgsql', new PDO(...postgres()->pdo()), 'pg_sleep(0.001)');
$server = mariadb();
hundred('mysql', new PDO(...$server->pdo()), 'SLEEP(0.001)');
hundred('mysql, native', new PDO(...[...$server->pdo(), [PDO::ATTR_EMULATE_PREPARES => false]]), 'SLEEP(0.001)');
?>
--EXPECT--
pgsql: in order, 0 wrong
mysql: in order, 0 wrong
mysql, native: in order, 0 wrong
