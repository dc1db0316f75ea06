--TEST--
mysqli: a hundred coroutines take turns at one connection, in their order; what one has begun stays its own
--EXTENSIONS--
async
mysqli
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, await_all, delay};

$server = mariadb();
$db = mysqli_connect(...$server->mysqli());
$many = 'WITH RECURSIVE a AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM a WHERE i < 500) SELECT i, REPEAT(?, 100) FROM a';
$order = $arrived = [];
$wrong = 0;
$kept = [];
$uses = [
    'query' => fn(int $i) => (int) $db->query("SELECT SLEEP(0.001), $i")->fetch_row()[1] === $i,
    'function' => fn(int $i) => mysqli_fetch_row(mysqli_query($db, "SELECT $i")) === ["$i"],
    'prepared' => function (int $i) use ($db, &$kept) {
        $statement = $db->prepare('SELECT SLEEP(0.001), ? + 1');
        $statement->execute([$i]);
        $kept[$i % 7] = $statement; // for another one to free
        return (int) $statement->get_result()->fetch_row()[1] === $i + 1;
    },
    'unbuffered' => function (int $i) use ($db, $many) {
        $sum = 0;
        foreach ($db->query(str_replace('?', "'x'", $many), MYSQLI_USE_RESULT) as $row) {
            $sum += $row['i'];
            $sum % 7 || delay(0);
        }
        return $sum === 500 * 501 / 2;
    },
    'given up' => function (int $i) use ($db, $many) {
        $result = $db->query(str_replace('?', "'y'", $many), MYSQLI_USE_RESULT);
        $first = $result->fetch_row()[0];
        delay(0);
        return $first === '1'; // the rest is read when the result is freed
    },
    'fetched by the statement' => function (int $i) use ($db, $many) {
        $statement = $db->prepare($many);
        $text = "$i";
        $statement->bind_param('s', $text);
        $statement->execute();
        $statement->bind_result($n, $out);
        for ($sum = 0; $statement->fetch(); $sum += $n) {
            if ($out !== str_repeat("$i", 100)) {
                return false;
            }
            $n % 100 || delay(0);
        }
        return $sum === 500 * 501 / 2;
    },
    'multiple' => function (int $i) use ($db) {
        $db->multi_query("SELECT $i; SELECT SLEEP(0.001); SELECT $i + 2");
        $all = [];
        do {
            $all[] = $db->store_result()->fetch_row()[0];
            delay(0);
        } while ($db->more_results() && $db->next_result());
        return $all === ["$i", '0', (string) ($i + 2)];
    },
    'asynchronous' => function (int $i) use ($db) {
        $db->query("SELECT SLEEP(0.001), $i", MYSQLI_ASYNC);
        do {
            $read = $error = $reject = [$db];
        } while (!mysqli_poll($read, $error, $reject, 5));
        return $db->reap_async_query()->fetch_row()[1] === "$i";
    },
    'error' => function (int $i) use ($db) {
        try {
            $db->query("SELEKT $i");
        } catch (mysqli_sql_exception $e) {
            return $e->getCode() === 1064 && str_contains($e->getMessage(), "SELEKT $i");
        }
    },
];
$coroutines = [];
for ($i = 0; $i < 100; $i++) {
    $coroutines[] = spawn(function () use ($db, $i, $uses, &$order, &$arrived, &$wrong) {
        $arrived[] = $i;
        $db->query('SELECT 1');
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

/* Whoever gets the result of another goes on with it. */
$result = await(spawn(fn() => $db->query('SELECT 1 UNION SELECT 2', MYSQLI_USE_RESULT)));
$reader = spawn(function () use ($db, $result, &$after) {
    $after = spawn(fn() => $db->query('SELECT 3')->fetch_row()[0]);
    return [$result->fetch_row()[0], $result->fetch_row()[0], $result->fetch_row()];
});
echo json_encode([await($reader), await($after)]), "\n";
?>
--EXPECT--
in order, 0 wrong
[["1","2",null],"3"]
