--TEST--
pgsql: a hundred coroutines take turns at one connection, in their order; what one has begun stays its own
--EXTENSIONS--
async
pgsql
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
$db = pg_connect($server->conninfo());
@pg_query('CREATE TABLE t (i int, t text)'); // at the connection opened last
pg_prepare($db, 'p', 'SELECT $1::int + 1, pg_sleep(0.001)');
$order = $arrived = [];
$wrong = 0;
$uses = [
    'query' => fn(int $i) => pg_fetch_row(pg_query($db, "SELECT $i, pg_sleep(0.001)"))[0] === "$i",
    'default connection' => fn(int $i) => pg_fetch_row(@pg_query("SELECT $i, pg_sleep(0.001)"))[0] === "$i",
    'prepared' => fn(int $i) => pg_fetch_row(pg_execute($db, 'p', [$i]))[0] === (string) ($i + 1),
    'asynchronous' => function (int $i) use ($db) {
        pg_send_query($db, "SELECT pg_sleep(0.001), $i; SELECT 'and', $i");
        $all = [];
        while ($result = pg_get_result($db)) {
            delay(0);
            $all[] = pg_fetch_result($result, 0, 1);
        }
        return $all === ["$i", "$i"];
    },
    'copy' => function (int $i) use ($db) {
        pg_query($db, 'COPY t FROM STDIN');
        for ($k = 0; $k < 3; $k++) {
            pg_put_line($db, "$i\tline $k\n");
            delay(0);
        }
        pg_put_line($db, "\\.\n");
        return pg_end_copy($db);
    },
    'names' => fn(int $i) => pg_field_type(pg_query($db, 'SELECT t FROM t LIMIT 1'), 0) === 'text',
    'array' => fn(int $i) => pg_insert($db, 't', ['i' => $i, 't' => 'inserted'])
        && pg_select($db, 't', ['i' => $i, 't' => 'inserted']) === [['i' => "$i", 't' => 'inserted']],
    'error' => fn(int $i) => @pg_query($db, "SELEKT $i") === false && str_contains(pg_last_error($db), "SELEKT $i"),
    // Not "=== false": opcache of PHP 8.2 takes for granted that an array is returned.
    'notification' => fn(int $i) => !pg_get_notify($db),
];
$coroutines = [];
for ($i = 0; $i < 100; $i++) {
    $coroutines[] = spawn(function () use ($db, $i, $uses, &$order, &$arrived, &$wrong) {
        $arrived[] = $i;
        pg_query($db, 'SELECT 1');
        $order[] = $i;
        foreach ($uses as $name => $use) {
            if (!$use($i)) {
                $wrong++ || print("$name of $i\n");
            }
        }
    });
}
[, $errors] = await_all($coroutines);
foreach (array_slice($errors, 0, 3) as $error) {
    echo get_class($error), ': ', $error->getMessage(), ' in line ', $error->getLine(), "\n";
}
echo $order === $arrived ? 'in order' : 'not in order', ", $wrong wrong\n";
echo json_encode(pg_fetch_row(pg_query($db, "SELECT count(*) FROM t WHERE t LIKE 'line%'"))), "\n";

/* Another one may fetch what was sent. */
$sent = await(spawn(fn() => pg_send_query($db, 'SELECT pg_sleep(0.05), 1; SELECT 2')));
$reader = spawn(function () use ($db, &$after) {
    $after = spawn(fn() => pg_fetch_result(pg_query($db, 'SELECT 3'), 0, 0));
    return [pg_fetch_result(pg_get_result($db), 0, 1), pg_fetch_result(pg_get_result($db), 0, 0), pg_get_result($db)];
});
echo json_encode([await($reader), await($after)]), "\n";

/* One large object, used by many; each writes where the last one has ended. */
pg_query($db, 'BEGIN');
$object = pg_lo_open($db, $id = pg_lo_create($db), 'w');
$arrived = [];
await_all(array_map(function (int $i) use ($object, &$arrived) {
    return spawn(function () use ($object, $i, &$arrived) {
        $arrived[] = $i;
        pg_lo_write($object, sprintf('%03d ', $i));
    });
}, range(0, 99)));
pg_lo_close($object);
$object = pg_lo_open($db, $id, 'r');
echo pg_lo_read($object, 1000) === vsprintf(str_repeat('%03d ', 100), $arrived) ? "in order\n" : "not in order\n";
pg_query($db, 'ROLLBACK');

/* Persistent connections of the same name are one, and made once. */
$count = fn() => (int) pg_fetch_result(pg_query($db, 'SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()'), 0, 0);
$before = $count();
[$answers] = await_all(array_map(fn($i) => spawn(function () use ($server, $i) {
    $persistent = pg_pconnect($server->conninfo());
    return pg_fetch_result(pg_query($persistent, "SELECT $i, pg_sleep(0.001)"), 0, 0);
}), range(0, 19)));
echo json_encode([array_values($answers) == range(0, 19), $count() - $before]), "\n";
?>
--EXPECT--
in order, 0 wrong
["300"]
[["1","2",false],"3"]
in order
[true,1]
