--TEST--
pdo_mysql: TLS, unbuffered and multiple results, LOAD DATA, transactions and errors, ten sessions at a time
--EXTENSIONS--
async
pdo_mysql
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
    $db = new PDO(...[...$server->pdo(true), [
        PDO::ATTR_TIMEOUT => 10,
        PDO::MYSQL_ATTR_SSL_CA => $server->certificate,
        PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false,
        PDO::MYSQL_ATTR_LOCAL_INFILE => true,
        PDO::MYSQL_ATTR_INIT_COMMAND => 'SET @started = 1',
    ]]);
    $other = new PDO(...$server->pdo());
    $rows = fn(string $sql, int $mode = PDO::FETCH_NUM) => $db->query($sql)->fetchAll($mode);

    return [
        'tls' => fn() => $rows("SHOW STATUS LIKE 'Ssl_cipher'")[0][1] !== '',
        'init command' => fn() => $rows('SELECT @started'),
        'wait' => fn() => $rows('SELECT SLEEP(0.3), 7'),
        'exec' => fn() => $db->exec("CREATE TABLE $name (id int PRIMARY KEY AUTO_INCREMENT, t text) ENGINE=InnoDB"),
        'load data' => fn() => $db->exec("LOAD DATA LOCAL INFILE '$file' INTO TABLE $name"),
        'emulated' => function () use ($db, $name) {
            $select = $db->prepare("SELECT id, LENGTH(t) FROM $name WHERE id < ? ORDER BY id");
            $select->execute([3]);
            return $select->fetchAll(PDO::FETCH_NUM);
        },
        'prepared' => function () use ($db, $name) {
            $db->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
            $select = $db->prepare("SELECT id, LENGTH(t), SLEEP(0.05) FROM $name WHERE id < ? ORDER BY id");
            $all = [];
            foreach ([2, 3] as $below) {
                $select->execute([$below]);
                $all[] = $select->fetchAll(PDO::FETCH_NUM);
            }
            return $all;
        },
        'unbuffered' => function () use ($db, $name) {
            $db->setAttribute(PDO::MYSQL_ATTR_USE_BUFFERED_QUERY, false);
            $result = $db->query("SELECT a.id, b.t FROM $name a, $name b WHERE a.id < 10 ORDER BY a.id, b.id");
            $all = [];
            while ($row = $result->fetch(PDO::FETCH_NUM)) {
                $all[] = $row;
            }
            return [count($all), md5(json_encode($all))];
        },
        'out of sync' => function () use ($db, $name) {
            $result = $db->query("SELECT t FROM $name");
            $result->fetch();
            try {
                return $db->query('SELECT 1');
            } finally {
                $result->closeCursor();
                $db->setAttribute(PDO::MYSQL_ATTR_USE_BUFFERED_QUERY, true);
            }
        },
        'multiple results' => function () use ($db) {
            $db->setAttribute(PDO::ATTR_EMULATE_PREPARES, true);
            $result = $db->query('SELECT SLEEP(0.1), 1; SELECT 2, 3; SELECT 4');
            do {
                $all[] = $result->fetchAll(PDO::FETCH_NUM);
            } while ($result->nextRowset());
            return $all;
        },
        'procedure' => function () use ($db, $name, $rows) {
            $db->exec("CREATE PROCEDURE p$name() BEGIN SELECT 1; SELECT SLEEP(0.05), 2; END");
            $result = $db->query("CALL p$name()");
            $all = [$result->fetchAll(PDO::FETCH_NUM), $result->nextRowset(), $result->fetchAll(PDO::FETCH_NUM)];
            $result->closeCursor();
            return $all;
        },
        'transaction' => function () use ($db, $name) {
            $db->beginTransaction();
            $deleted = $db->exec("DELETE FROM $name");
            $in = $db->inTransaction();
            $db->rollBack();
            return [$deleted, $in, $db->inTransaction(), $db->query("SELECT COUNT(*) FROM $name")->fetchColumn()];
        },
        'insert' => fn() => [$db->exec("INSERT INTO $name (t) VALUES ('x')"), $db->lastInsertId()],
        'duplicate key' => fn() => $db->exec("INSERT INTO $name VALUES (1, '')"),
        'error' => fn() => $db->errorInfo(),
        'syntax' => fn() => $db->query('SELEKT'),
        'lock' => function () use ($db, $other, $name) {
            $other->exec("LOCK TABLES $name WRITE");
            $db->exec('SET lock_wait_timeout = 1');
            try {
                return $db->query("SELECT 1 FROM $name");
            } finally {
                $other->exec('UNLOCK TABLES');
            }
        },
        'large packet' => fn() => strlen($db->query("SELECT REPEAT('x', 5000000)")->fetchColumn()),
        'still there' => fn() => $rows('SELECT 1'),
    ];
});
unlink($file);
?>
--EXPECTF--
tls: true
init command: [[1]]
wait: [[0,7]]
exec: 0
load data: 500
emulated: [[1,300],[2,300]]
prepared: [[[1,300,0]],[[1,300,0],[2,300,0]]]
unbuffered: [4500,"a83740565ed6ced17035c63d544b5099"]
out of sync: PDOException: SQLSTATE[HY000]: General error: 2014 %s
multiple results: [[[0,1]],[[2,3]],[[4]]]
procedure: [[[1]],true,[[0,2]]]
transaction: [500,true,false,500]
insert: [1,"501"]
duplicate key: PDOException: SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '1' for key 'PRIMARY'
error: ["23000",1062,"Duplicate entry '1' for key 'PRIMARY'"]
syntax: PDOException: SQLSTATE[42000]: Syntax error or access violation: 1064 You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near 'SELEKT' at line 1
lock: PDOException: SQLSTATE[HY000]: General error: 1205 Lock wait timeout exceeded; try restarting transaction
large packet: 5000000
still there: [[1]]
all are the same
overlap: as expected
