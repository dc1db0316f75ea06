--TEST--
sqlite3 and pdo_sqlite: queries, transactions, functions, streams of a blob, backup and errors, ten sessions at a time
--EXTENSIONS--
async
pdo_sqlite
sqlite3
--FILE--
<?php
require __DIR__ . '/../_inc/sessions.inc';
use function Async\delay;

$folder = sys_get_temp_dir() . '/async-sqlite-' . getmypid();
mkdir($folder);
register_shutdown_function(fn() => array_map(unlink(...), glob("$folder/*")) && rmdir($folder));
same_sessions(function (string $name) use ($folder): array {
    $three = new SQLite3("$folder/three-$name");
    $three->exec('PRAGMA synchronous = OFF');
    $pdo = new PDO("sqlite:$folder/pdo-$name");
    $pdo->exec('PRAGMA synchronous = OFF');
    $slow = function (int $i): int {
        usleep(10_000);
        return $i * 2;
    };
    $three->createFunction('slow', $slow, 1);
    $pdo->sqliteCreateFunction('slow', $slow, 1);
    $rows = fn(SQLite3Result $result) => array_map(fn() => $result->fetchArray(SQLITE3_NUM), range(1, 3));

    return [
        'exec' => fn() => $three->exec('CREATE TABLE t (id INTEGER PRIMARY KEY, t TEXT, b BLOB)'),
        'insert' => fn() => [$three->exec("INSERT INTO t (t) VALUES ('a'), ('b'), ('c')"), $three->changes(), $three->lastInsertRowID()],
        'query' => fn() => $rows($three->query('SELECT id, t FROM t ORDER BY id')),
        'single' => fn() => [$three->querySingle('SELECT t FROM t WHERE id = 2'), $three->querySingle('SELECT id, t FROM t WHERE id = 3', true)],
        'prepared' => function () use ($three, $rows) {
            $statement = $three->prepare('SELECT id FROM t WHERE id >= :least ORDER BY id');
            $all = [];
            foreach ([1, 2] as $least) {
                $statement->bindValue('least', $least);
                $all[] = $rows($statement->execute());
                $statement->reset();
            }
            return $all;
        },
        'two results, in turns' => function () use ($three) {
            $up = $three->query('SELECT id FROM t ORDER BY id');
            $down = $three->query('SELECT id FROM t ORDER BY id DESC');
            for ($all = []; count($all) < 6;) {
                $all[] = $up->fetchArray(SQLITE3_NUM)[0];
                delay(0);
                $all[] = $down->fetchArray(SQLITE3_NUM)[0];
            }
            return $all;
        },
        'function' => fn() => $rows($three->query('SELECT slow(id) FROM t')),
        'aggregate' => function () use ($three) {
            $three->createAggregate('joined', fn($context, $row, $text) => "$context$text", fn($context) => $context, 1);
            return $three->querySingle('SELECT joined(t) FROM (SELECT t FROM t ORDER BY id)');
        },
        'transaction' => fn() => [$three->exec("BEGIN; INSERT INTO t (t) VALUES ('d')"), $three->querySingle('SELECT count(*) FROM t'),
            $three->exec('ROLLBACK'), $three->querySingle('SELECT count(*) FROM t')],
        'blob' => function () use ($three) {
            $three->exec('UPDATE t SET b = zeroblob(100000) WHERE id = 1');
            $stream = $three->openBlob('t', 'b', 1, 'main', SQLITE3_OPEN_READWRITE);
            fwrite($stream, str_repeat('0123456789', 10000));
            rewind($stream);
            $read = md5(stream_get_contents($stream));
            fclose($stream);
            return [$read, $three->querySingle('SELECT length(b) FROM t WHERE id = 1')];
        },
        'backup' => function () use ($three) {
            $copy = new SQLite3(':memory:');
            return [$three->backup($copy), $copy->querySingle('SELECT count(*) FROM t')];
        },
        'syntax' => fn() => [@$three->query('SELEKT'), $three->lastErrorCode(), $three->lastErrorMsg()],
        'constraint' => fn() => $three->exec('INSERT INTO t (id) VALUES (1)'),
        'close' => fn() => [$three->close(), $three->query('SELECT 1')],

        'pdo exec' => fn() => [$pdo->exec('CREATE TABLE t (id INTEGER PRIMARY KEY, t TEXT)'), $pdo->exec("INSERT INTO t (t) VALUES ('a'), ('b'), ('c')"), $pdo->lastInsertId()],
        'pdo prepared' => function () use ($pdo) {
            $statement = $pdo->prepare('SELECT id, t FROM t WHERE id >= ? ORDER BY id');
            $all = [];
            foreach ([1, 2] as $least) {
                $statement->execute([$least]);
                $all[] = $statement->fetchAll(PDO::FETCH_NUM);
            }
            return $all;
        },
        'pdo function' => fn() => $pdo->query('SELECT slow(id) FROM t')->fetchAll(PDO::FETCH_COLUMN),
        'pdo transaction' => function () use ($pdo) {
            $pdo->beginTransaction();
            $pdo->exec('DELETE FROM t');
            $none = $pdo->query('SELECT count(*) FROM t')->fetchColumn();
            return [$none, $pdo->rollBack(), $pdo->query('SELECT count(*) FROM t')->fetchColumn()];
        },
        'pdo constraint' => fn() => $pdo->exec('INSERT INTO t (id) VALUES (1)'),
        'pdo syntax' => fn() => $pdo->query('SELEKT'),
    ];
}, 10, false);
?>
--EXPECTF--
exec: true
insert: [true,3,3]
query: [[1,"a"],[2,"b"],[3,"c"]]
single: ["b",{"id":3,"t":"c"}]
prepared: [[[1],[2],[3]],[[2],[3],false]]
two results, in turns: [1,3,2,2,3,1]
function: [[2],[4],[6]]
aggregate: "abc"
transaction: [true,4,true,3]
blob: ["13572e9e296cff52b79c52148313c3a5",100000]
backup: [true,3]
syntax: [false,1,"near \"SELEKT\": syntax error"] | 2: SQLite3::query(): Unable to prepare statement: %r(1, )?%rnear "SELEKT": syntax error
constraint: false | 2: SQLite3::exec(): UNIQUE constraint failed: t.id
close: Error: The SQLite3 object has not been correctly initialised or is already closed
pdo exec: [0,3,"3"]
pdo prepared: [[[1,"a"],[2,"b"],[3,"c"]],[[2,"b"],[3,"c"]]]
pdo function: [2,4,6]
pdo transaction: [0,true,3]
pdo constraint: PDOException: SQLSTATE[23000]: Integrity constraint violation: 19 UNIQUE constraint failed: t.id
pdo syntax: PDOException: SQLSTATE[HY000]: General error: 1 near "SELEKT": syntax error
all are the same
