--TEST--
A persistent connection in which a coroutine waited when its request died gives no answer to the next one
--EXTENSIONS--
async
mysqli
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
require __DIR__ . '/../_inc/requests.inc';

$postgres = postgres();
$mariadb = mariadb();
$code = fn(mixed $value) => var_export($value, true);

after_fatal_error('pdo_pgsql', '$pdo = new PDO(...' . $code([...$postgres->pdo(true), [PDO::ATTR_PERSISTENT => true]]) . ');
    $ask = fn(int $n) => $pdo->query("SELECT $n, pg_sleep(" . ($n === 1 ? $wait : 0) . ")")->fetchColumn();');

after_fatal_error('pdo_mysql', '$pdo = new PDO(...' . $code([...$mariadb->pdo(true), [PDO::ATTR_PERSISTENT => true]]) . ');
    $ask = fn(int $n) => $pdo->query("SELECT $n, SLEEP(" . ($n === 1 ? $wait : 0) . ")")->fetchColumn();');
[$host, $user, $password, $database, $port] = $mariadb->mysqli(true);
after_fatal_error('mysqli', '$mysqli = new mysqli(...' . $code(["p:$host", $user, $password, $database, $port]) . ');
    $ask = fn(int $n) => $mysqli->query("SELECT $n, SLEEP(" . ($n === 1 ? $wait : 0) . ")")->fetch_row()[0];');
?>
--EXPECT--
pdo_pgsql: 2 3
pdo_mysql: 2 3
mysqli: 2 3
