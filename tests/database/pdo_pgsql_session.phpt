--TEST--
pdo_pgsql: TLS, COPY, notifications, large objects, cursors and errors, ten sessions at a time
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
require __DIR__ . '/../_inc/sessions.inc';

$server = postgres();
same_sessions(function (string $name) use ($server): array {
    [$dsn, $user, $password] = $server->pdo(true);
    $db = new PDO("$dsn;sslmode=verify-ca;sslrootcert=$server->certificate", $user, $password, [PDO::ATTR_TIMEOUT => 10]);
    $other = new PDO(...$server->pdo());
    $rows = fn(string $sql, int $mode = PDO::FETCH_NUM) => $db->query($sql)->fetchAll($mode);

    return [
        'tls' => fn() => $rows('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'),
        'wait' => fn() => $rows('SELECT pg_sleep(0.3), 7'),
        'exec' => fn() => $db->exec("CREATE TABLE $name (id int PRIMARY KEY, t text, b bytea)"),
        'prepared insert' => function () use ($db, $name) {
            $insert = $db->prepare("INSERT INTO $name VALUES (?, ?, ?)");
            for ($i = 1; $i <= 100; $i++) {
                $insert->bindValue(1, $i, PDO::PARAM_INT);
                $insert->bindValue(2, str_repeat("$i ", 100));
                $insert->bindValue(3, "\0\1$i", PDO::PARAM_LOB);
                $insert->execute();
            }
            return $insert->rowCount();
        },
        'named' => function () use ($db, $name) {
            $select = $db->prepare("SELECT id, t, b FROM $name WHERE id = :id");
            $select->execute(['id' => 42]);
            $row = $select->fetch(PDO::FETCH_ASSOC);
            return [$row['id'], md5($row['t']), bin2hex(stream_get_contents($row['b']))];
        },
        'emulated' => function () use ($db, $name) {
            $select = $db->prepare("SELECT count(*) FROM $name WHERE id < ?", [PDO::ATTR_EMULATE_PREPARES => true]);
            $select->execute([10]);
            return $select->fetchColumn();
        },
        'cursor' => function () use ($db, $name) {
            $db->beginTransaction();
            $cursor = $db->prepare("SELECT id FROM $name ORDER BY id", [PDO::ATTR_CURSOR => PDO::CURSOR_SCROLL]);
            $cursor->execute();
            $all = [$cursor->fetchColumn(), $cursor->fetch(PDO::FETCH_NUM, PDO::FETCH_ORI_LAST), $cursor->fetch(PDO::FETCH_NUM, PDO::FETCH_ORI_ABS, 3)];
            unset($cursor);
            $db->commit();
            return $all;
        },
        'transaction' => function () use ($db, $name) {
            $db->beginTransaction();
            $db->exec("DELETE FROM $name");
            $in = $db->inTransaction();
            $db->rollBack();
            return [$in, $db->inTransaction(), $db->query("SELECT count(*) FROM $name")->fetchColumn()];
        },
        'last id' => fn() => [$db->exec("CREATE SEQUENCE q$name"), $rows("SELECT nextval('q$name')"), $db->lastInsertId("q$name")],
        'copy' => fn() => [
            $db->pgsqlCopyFromArray($name, array_map(fn($i) => "$i\t" . str_repeat('x', 300) . "\t\\N\n", range(1000, 1500))),
            md5(implode('', $db->pgsqlCopyToArray("(SELECT id, t FROM $name ORDER BY id)"))),
        ],
        'large object' => function () use ($db) {
            $db->beginTransaction();
            $stream = $db->pgsqlLOBOpen($id = $db->pgsqlLOBCreate(), 'w');
            for ($written = $i = 0; $i < 20; $i++) {
                $written += fwrite($stream, str_repeat('0123456789', 1000));
            }
            rewind($stream);
            $read = stream_get_contents($stream);
            $stream = null;
            $all = [$written, strlen($read), md5($read), $db->pgsqlLOBUnlink($id)];
            $db->commit();
            return $all;
        },
        'no notification' => fn() => $db->pgsqlGetNotify(PDO::FETCH_NUM, 200),
        'notification' => function () use ($db, $other, $name) {
            $db->exec("LISTEN \"$name\"");
            $other->exec("NOTIFY \"$name\", 'hello'");
            $got = $db->pgsqlGetNotify(PDO::FETCH_ASSOC, 5000);
            return [$got['message'], $got['payload'], $got['pid'] === $other->pgsqlGetPid()];
        },
        'duplicate key' => fn() => $db->exec("INSERT INTO $name VALUES (1)"),
        'error code' => fn() => $db->errorInfo(),
        'syntax' => fn() => $db->prepare('SELEKT ?')->execute([1]),
        'lock' => function () use ($db, $other, $name) {
            $other->beginTransaction();
            $other->exec("LOCK TABLE $name");
            $db->exec('SET lock_timeout = 200');
            try {
                return $db->query("SELECT 1 FROM $name");
            } finally {
                $other->rollBack();
            }
        },
        'still there' => fn() => [$rows('SELECT 1'), $db->getAttribute(PDO::ATTR_CONNECTION_STATUS)],
    ];
});
?>
--EXPECTF--
tls: [[true]]
wait: [["",7]]
exec: 0
prepared insert: 1
named: [42,"e75b584b8970b29b9557045446777ea4","00013432"]
emulated: 9
cursor: [1,[100],[3]]
transaction: [true,false,100]
last id: [0,[[1]],"1"]
copy: [true,"410b06adbff6ccd37e8a1d8bcf438f0a"]
large object: [200000,200000,"bcc4bfca43786497d970f7d3e2fdd455",true]
no notification: false
notification: ["table0","hello",true]
duplicate key: PDOException: SQLSTATE[23505]: Unique violation: 7 ERROR:  duplicate key value violates unique constraint "table0_pkey"
DETAIL:  Key (id)=(1) already exists.
error code: ["23505",7,"ERROR:  duplicate key value violates unique constraint \"table0_pkey\"\nDETAIL:  Key (id)=(1) already exists."]
syntax: PDOException: SQLSTATE[42601]: Syntax error: 7 ERROR:  syntax error at or near "SELEKT"
LINE 1: SELEKT $1
        ^
lock: PDOException: SQLSTATE[55P03]: Lock not available: 7 ERROR:  canceling statement due to lock timeout
LINE 1: SELECT 1 FROM table0
                      ^
still there: [[[1]],"Connection OK; waiting to send."]
all are the same
overlap: as expected
