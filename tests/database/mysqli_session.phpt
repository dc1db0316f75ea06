--TEST--
mysqli: TLS, unbuffered and multiple results, LOAD DATA, asynchronous queries and errors, ten sessions at a time
--EXTENSIONS--
async
mysqli
--INI--
mysqli.allow_local_infile=1
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
require __DIR__ . '/../_inc/sessions.inc';

$server = mariadb();
$file = "$server->folder/tmp/" . getmypid();
file_put_contents($file, implode('', array_map(fn($i) => "$i\t" . str_repeat("$i", 300) . "\n", range(1, 500))));
same_sessions(function (string $name) use ($server, $file): array {
    $db = mysqli_init();
    $db->options(MYSQLI_OPT_CONNECT_TIMEOUT, 10);
    $db->options(MYSQLI_OPT_LOCAL_INFILE, true);
    $db->ssl_set(null, null, $server->certificate, null, null);
    $db->real_connect(...[...$server->mysqli(true), MYSQLI_CLIENT_SSL | MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT]);
    $other = mysqli_connect(...$server->mysqli());

    return [
        'tls' => fn() => $db->query("SHOW STATUS LIKE 'Ssl_cipher'")->fetch_row()[1] !== '',
        'wait' => fn() => $db->query('SELECT SLEEP(0.3), 7')->fetch_row(),
        'table' => fn() => $db->query("CREATE TABLE $name (id int PRIMARY KEY AUTO_INCREMENT, t text) ENGINE=InnoDB"),
        'load data' => fn() => [$db->query("LOAD DATA LOCAL INFILE '$file' INTO TABLE $name"), $db->affected_rows, $db->info],
        'buffered' => fn() => md5(json_encode($db->query("SELECT a.id, b.t FROM $name a, $name b WHERE a.id < 10 ORDER BY a.id, b.id")->fetch_all())),
        'unbuffered' => function () use ($db, $name) {
            $result = $db->query("SELECT a.id, b.t FROM $name a, $name b WHERE a.id < 10 ORDER BY a.id, b.id", MYSQLI_USE_RESULT);
            $all = [];
            while ($row = $result->fetch_row()) {
                $all[] = $row;
            }
            return [count($all), md5(json_encode($all))];
        },
        'out of sync' => function () use ($db, $name) {
            $result = $db->query("SELECT t FROM $name", MYSQLI_USE_RESULT);
            $row = $result->fetch_row();
            try {
                return $db->query('SELECT 1');
            } finally {
                $result->free();
            }
        },
        'multiple results' => function () use ($db) {
            $all = [$db->multi_query('SELECT SLEEP(0.1), 1; SELECT 2, 3; SELECT 4')];
            do {
                $all[] = $db->store_result()->fetch_all();
            } while ($db->more_results() && $db->next_result());
            return $all;
        },
        'prepared' => function () use ($db, $name) {
            $statement = $db->prepare("SELECT id, LENGTH(t) FROM $name WHERE id < ? ORDER BY id");
            $all = [];
            foreach ([2, 4] as $below) {
                $statement->bind_param('i', $below);
                $statement->execute();
                $all[] = $statement->get_result()->fetch_all();
            }
            return $all;
        },
        'cursor' => function () use ($db, $name) {
            $statement = $db->prepare("SELECT id FROM $name ORDER BY id LIMIT 5");
            $statement->attr_set(MYSQLI_STMT_ATTR_CURSOR_TYPE, MYSQLI_CURSOR_TYPE_READ_ONLY);
            $statement->execute();
            $statement->bind_result($id);
            for ($all = []; $statement->fetch(); $all[] = $id);
            return $all;
        },
        'long data' => function () use ($db) {
            $statement = $db->prepare('SELECT MD5(?)');
            $null = null;
            $statement->bind_param('b', $null);
            for ($i = 0; $i < 10; $i++) {
                $statement->send_long_data(0, str_repeat("$i", 50000));
            }
            $statement->execute();
            return $statement->get_result()->fetch_row();
        },
        'asynchronous' => function () use ($db) {
            $db->query('SELECT SLEEP(0.2), 5', MYSQLI_ASYNC);
            do {
                $read = $error = $reject = [$db];
            } while (!mysqli_poll($read, $error, $reject, 0, 50000));
            return $db->reap_async_query()->fetch_row();
        },
        'transaction' => function () use ($db, $name) {
            $db->begin_transaction();
            $db->query("DELETE FROM $name");
            $deleted = $db->affected_rows;
            $db->rollback();
            return [$deleted, $db->query("SELECT COUNT(*) FROM $name")->fetch_row()];
        },
        'insert' => fn() => [$db->query("INSERT INTO $name (t) VALUES ('x')"), $db->insert_id],
        'duplicate key' => fn() => $db->query("INSERT INTO $name VALUES (1, '')"),
        'errno' => fn() => [$db->errno, $db->sqlstate],
        'syntax' => fn() => $db->prepare('SELEKT ?'),
        'lock' => function () use ($db, $other, $name) {
            $other->query("LOCK TABLES $name WRITE");
            $db->query('SET lock_wait_timeout = 1');
            try {
                return $db->query("SELECT 1 FROM $name");
            } finally {
                $other->query('UNLOCK TABLES');
            }
        },
        'large packet' => fn() => strlen($db->query("SELECT REPEAT('x', 5000000)")->fetch_row()[0]),
        'change user' => fn() => [$db->change_user($server->user, $server->password, $server->database), $db->query('SELECT 1')->fetch_row()],
        'close' => fn() => $db->close(),
    ];
});
unlink($file);
?>
--EXPECTF--
tls: true
wait: ["0","7"]
table: true
load data: [true,500,"Records: 500  Deleted: 0  Skipped: 0  Warnings: 0"]
buffered: "4415b014e5d393887e8bf50e2735bad2"
unbuffered: [4500,"4415b014e5d393887e8bf50e2735bad2"]
out of sync: mysqli_sql_exception: Commands out of sync; you can't run this command now
multiple results: [true,[["0","1"]],[["2","3"]],[["4"]]]
prepared: [[[1,300]],[[1,300],[2,300],[3,300]]]
cursor: [1,2,3,4,5]
long data: ["ba59f8db0ad6cf5795e082d740a8d9d6"]
asynchronous: ["0","5"]
transaction: [500,["500"]]
insert: [true,501]
duplicate key: mysqli_sql_exception: Duplicate entry '1' for key 'PRIMARY'
errno: [1062,"23000"]
syntax: mysqli_sql_exception: You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near 'SELEKT ?' at line 1
lock: mysqli_sql_exception: Lock wait timeout exceeded; try restarting transaction
large packet: 5000000
change user: [true,["1"]]
close: true
all are the same
overlap: as expected
