--TEST--
A hundred coroutines at one handle that is closed, dropped, or used by some that are cancelled: nobody gets the answer of another
--EXTENSIONS--
async
mysqli
pgsql
sqlite3
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

$postgres = postgres();
$mariadb = mariadb();
$left = []; // for others to free

function answer(PgSql\Connection $db, PgSql\Result|bool $result): ?string
{
    return $result && pg_num_rows($result) ? pg_fetch_result($result, 0, 1)
        : throw new Exception($result ? pg_result_error($result) : pg_last_error($db));
}

$kinds = [
    'mysqli' => [
        fn() => mysqli_connect(...$mariadb->mysqli()),
        function (mysqli $db, int $i) use (&$left) {
            if ($i % 3 === 0) {
                $result = $db->query("SELECT SLEEP(0.001), $i UNION SELECT 2, $i", MYSQLI_USE_RESULT);
                $answer = $result->fetch_row()[1];
                delay(0);
                $result->free();
                return $answer;
            }
            $statement = $db->prepare('SELECT SLEEP(0.001), ?');
            $left[$i % 7] = $statement;
            $statement->execute(["$i"]);
            return $statement->get_result()->fetch_row()[1];
        },
        fn(mysqli $db) => $db->close(),
    ],
    'pgsql' => [
        fn() => pg_connect($postgres->conninfo(), PGSQL_CONNECT_FORCE_NEW),
        function (PgSql\Connection $db, int $i) {
            if ($i % 3 === 0) {
                @pg_send_query($db, "SELECT pg_sleep(0.001), $i; SELECT 1");
                delay(0);
                $answer = answer($db, @pg_get_result($db));
                while (pg_get_result($db));
                return $answer;
            }
            return answer($db, @pg_query($db, "SELECT pg_sleep(0.001), $i"));
        },
        fn(PgSql\Connection $db) => pg_close($db),
    ],
    'sqlite3' => [
        function () {
            $db = new SQLite3(':memory:');
            $db->enableExceptions(true);
            $db->createFunction('pause', function ($i) {
                delay(1);
                return $i;
            });
            return $db;
        },
        function (SQLite3 $db, int $i) use (&$left) {
            $statement = $db->prepare('SELECT pause(:i)');
            $left[$i % 7] = $statement;
            $statement->bindValue('i', "$i");
            $result = $statement->execute();
            $left[7 + $i % 7] = $result;
            return $result->fetchArray()[0];
        },
        fn(SQLite3 $db) => $db->close(),
    ],
];
foreach ($kinds as $name => [$connect, $use, $close]) {
    foreach (['closed', 'dropped', 'cancelled'] as $what) {
        $db = $connect();
        $answers = $coroutines = [];
        for ($i = 0; $i < 100; $i++) {
            if ($what === 'closed' && $i === 30) {
                $coroutines[] = spawn(fn() => $close($db));
            }
            $coroutines[] = spawn(function () use ($db, $i, $use, &$answers) {
                $answers[$i] = $use($db, $i);
            });
        }
        /* Until one has an answer, or none gets any since the handle is closed. */
        while (!array_filter($coroutines, fn($coroutine) => $coroutine->isCompleted())) {
            delay(1);
        }
        if ($what === 'cancelled') {
            array_walk($coroutines, fn($coroutine, $i) => $i % 2 && $coroutine->cancel());
        }
        unset($db);
        [, $errors] = await_all($coroutines);
        $left = [];
        $wrong = array_filter($answers, fn($answer, $i) => $answer !== "$i", ARRAY_FILTER_USE_BOTH);
        echo "$name $what: ", match (true) {
            $wrong !== [] => 'wrong: ' . json_encode(array_slice($wrong, 0, 5, true)),
            count($answers) + count($errors) !== 100 => count($answers) . ' answers, ' . count($errors) . ' errors',
            $what === 'dropped' => count($errors) . ' errors: ' . implode(array_unique(array_map(fn($e) => $e->getMessage(), $errors))),
            $what === 'closed' => $errors === [] ? 'no error'
                : implode(array_filter(array_map(fn($e) => $e->getMessage(), $errors), fn($text) => !preg_match('~closed$|^MySQL server has gone away$~', $text))),
            default => 'right',
        }, "\n";
    }
}
?>
--EXPECTF--
mysqli closed:%w
mysqli dropped: 0 errors:%w
mysqli cancelled: right
pgsql closed:%w
pgsql dropped: 0 errors:%w
pgsql cancelled: right
sqlite3 closed:%w
sqlite3 dropped: 0 errors:%w
sqlite3 cancelled: right
