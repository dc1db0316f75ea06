--TEST--
Streams of large objects, which take no turns: coroutines that read and write them between the queries of others get their own data
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
use function Async\{spawn, await, await_all, delay};

$server = postgres();
/* Deprecated in 8.5; Pdo\Pgsql has them under other names. */
$open = fn(PDO $db, string $id, string $mode = 'r') => $db->pgsqlLOBOpen($id, $mode);
$data = fn(int $i) => str_repeat(sprintf('%04d', $i), 10_000);

foreach (['alone' => [], 'pooled' => [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => 2]] as $name => $options) {
    echo "-- $name\n";
    $db = new PDO(...[...$server->pdo(), $options]);
    $db->beginTransaction();
    $objects = $streams = [];
    for ($i = 0; $i < 8; $i++) {
        $objects[$i] = $db->pgsqlLOBCreate();
        $streams[$i] = $open($db, $objects[$i], 'w');
    }
    $wrong = 0;
    $work = fn(int $i) => function () use ($i, $streams, $data, &$wrong) {
        foreach (str_split($data($i), 7_000) as $piece) {
            $wrong += fwrite($streams[$i], $piece) !== strlen($piece);
            delay(0);
        }
        rewind($streams[$i]);
        for ($all = ''; ($piece = fread($streams[$i], 5_000)) !== ''; delay(0)) {
            $all .= $piece;
        }
        $wrong += $all !== $data($i);
    };
    $coroutines = array_map(fn(int $i) => spawn($work($i)), array_keys($streams));
    for ($n = 0; $n < 100; $n++) {
        $wrong += $db->query("SELECT $n, pg_sleep(0.0005)")->fetchColumn() !== $n;
        delay(0);
    }
    [, $errors] = await_all($coroutines);
    echo count($errors), ' errors, ', $wrong, " wrong\n";
    unset($coroutines);

    echo 'as a parameter: ';
    $db->exec('CREATE TEMPORARY TABLE t (object oid)');
    $insert = $db->prepare('INSERT INTO t VALUES (?)');
    $insert->bindParam(1, $streams[3], PDO::PARAM_LOB);
    $insert->execute();
    echo $db->query('SELECT object FROM t')->fetchColumn() == $objects[3] ? 'its number' : 'something else', "\n";
    unset($insert);
    $db->rollBack();
    echo 'afterwards: ', implode(', ', array_unique(array_map(get_debug_type(...), $streams))), "\n";

    echo 'and queries suspend: ';
    $ticks = 0;
    $ticker = spawn(function () use (&$ticks) {
        for (;;) {
            delay(1);
            $ticks++;
        }
    });
    $db->query('SELECT pg_sleep(0.3)');
    $ticker->cancel();
    echo json_encode($ticks > 0), "\n";
    unset($db, $streams, $work);
}
?>
--EXPECT--
-- alone
0 errors, 0 wrong
as a parameter: its number
afterwards: resource (closed)
and queries suspend: true
-- pooled
0 errors, 0 wrong
as a parameter: its number
afterwards: resource (closed)
and queries suspend: true
