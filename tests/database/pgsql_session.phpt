--TEST--
pgsql: TLS, COPY, notifications, large objects, asynchronous queries and errors, ten sessions at a time
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
require __DIR__ . '/../_inc/sessions.inc';

$server = postgres();
same_sessions(function (string $name) use ($server): array {
    $db = pg_connect($server->conninfo(true, 'sslmode=verify-ca sslrootcert=' . $server->certificate), PGSQL_CONNECT_FORCE_NEW);
    $other = pg_connect($server->conninfo(), PGSQL_CONNECT_FORCE_NEW);
    $rows = fn(string $sql, array $parameters = []) => pg_fetch_all(pg_query_params($db, $sql, $parameters), PGSQL_NUM);

    return [
        'tls' => fn() => $rows('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'),
        'wait' => fn() => pg_fetch_result(pg_query($db, 'SELECT pg_sleep(0.3), 7'), 0, 1),
        'table' => fn() => pg_affected_rows(pg_query($db, "CREATE TABLE $name (id int PRIMARY KEY, t text)")),
        'copy from' => fn() => pg_copy_from($db, $name, array_map(fn($i) => "$i\t" . str_repeat("$i", 500) . "\n", range(1, 500))),
        'copy to' => fn() => md5(implode('', pg_copy_to($db, "(SELECT * FROM $name ORDER BY id)"))),
        'prepared' => fn() => [pg_prepare($db, 'p', "SELECT id FROM $name WHERE id < $1 ORDER BY id") !== false, pg_fetch_all(pg_execute($db, 'p', [4]))],
        'large result' => fn() => md5(json_encode($rows("SELECT a.id, b.t FROM $name a, $name b WHERE a.id < 20 ORDER BY a.id, b.id"))),
        'duplicate key' => fn() => pg_query($db, "INSERT INTO $name VALUES (1, '')"),
        'syntax' => fn() => [@pg_query($db, 'SELEKT'), pg_last_error($db)],
        'transaction' => fn() => [pg_query($db, 'BEGIN') !== false, pg_transaction_status($db), pg_query($db, "DELETE FROM $name") !== false,
            pg_query($db, 'ROLLBACK') !== false, $rows("SELECT count(*) FROM $name")],
        'two statements' => fn() => pg_fetch_all(pg_query($db, 'SELECT 1 AS a; SELECT pg_sleep(0.1), 2 AS b')),
        'asynchronous' => fn() => [pg_send_query($db, 'SELECT pg_sleep(0.2), 3; SELECT 4'),
            pg_fetch_result(pg_get_result($db), 0, 1), pg_fetch_result(pg_get_result($db), 0, 0), pg_get_result($db)],
        'large object' => function () use ($db) {
            pg_query($db, 'BEGIN');
            $object = pg_lo_open($db, $id = pg_lo_create($db), 'w+');
            $written = pg_lo_write($object, str_repeat('0123456789', 20000));
            pg_lo_seek($object, 100000, PGSQL_SEEK_SET);
            $read = pg_lo_read($object, 200000);
            pg_lo_close($object);
            $all = [$written, strlen($read), md5($read), pg_lo_unlink($db, $id)];
            pg_query($db, 'COMMIT');
            return $all;
        },
        'notification' => function () use ($db, $other, $name) {
            pg_query($db, "LISTEN \"$name\"");
            pg_query($other, "NOTIFY \"$name\", 'hello'");
            $socket = [pg_socket($db)];
            $none = [];
            $ready = stream_select($socket, $none, $none, 5);
            $got = pg_get_notify($db, PGSQL_ASSOC) ?: pg_get_notify($db, PGSQL_ASSOC);
            return [$ready, $got['message'], $got['payload'], $got['pid'] === pg_get_pid($other)];
        },
        'lock' => function () use ($db, $other, $name) {
            pg_query($other, "BEGIN; LOCK TABLE $name");
            pg_query($db, 'SET lock_timeout = 200');
            $result = @pg_query($db, "SELECT 1 FROM $name");
            pg_query($other, 'ROLLBACK');
            return [$result, pg_last_error($db)];
        },
        'close' => fn() => pg_close($db),
    ];
});
?>
--EXPECTF--
tls: [["t"]]
wait: "7"
table: 0
copy from: true
copy to: "7d3cc5b023270ecd731527e7e2ea3034"
prepared: [true,[{"id":"1"},{"id":"2"},{"id":"3"}]]
large result: "eaad39cb660bf1b5e0bd1bdca9fb4a5e"
duplicate key: false | 2: pg_query(): Query failed: ERROR:  duplicate key value violates unique constraint "table0_pkey"
DETAIL:  Key (id)=(1) already exists.
syntax: [false,"ERROR:  syntax error at or near \"SELEKT\"\nLINE 1: SELEKT\n        ^"] | 2: pg_query(): Query failed: ERROR:  syntax error at or near "SELEKT"
LINE 1: SELEKT
        ^
transaction: [true,2,true,true,[["500"]]]
two statements: [{"pg_sleep":"","b":"2"}]
asynchronous: [true,"3","4",false]
large object: [200000,100000,"13572e9e296cff52b79c52148313c3a5",true]
notification: [1,"table0","hello",true]
lock: [false,"ERROR:  canceling statement due to lock timeout\nLINE 1: SELECT 1 FROM table0\n                      ^"] | 2: pg_query(): Query failed: ERROR:  canceling statement due to lock timeout
LINE 1: SELECT 1 FROM table0
                      ^
close: true
all are the same
overlap: as expected
