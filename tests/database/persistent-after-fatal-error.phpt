--TEST--
A persistent connection in which a coroutine waited when its request died gives no answer to the next one
--EXTENSIONS--
async
mysqli
pdo_mysql
pdo_pgsql
pgsql
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
foreach (['pdo_pgsql' => [$postgres, 'SELECT CAST(? AS int), pg_sleep(?)'], 'pdo_mysql' => [$mariadb, 'SELECT ?, SLEEP(?)']] as $driver => [$server, $sql]) {
    after_fatal_error("$driver, prepared", '$pdo = new PDO(...' . $code([...$server->pdo(true), [PDO::ATTR_PERSISTENT => true, PDO::ATTR_EMULATE_PREPARES => false]]) . ');
        $ask = function (int $n) use ($pdo, $wait) {
            $statement = $pdo->prepare(' . $code($sql) . ');
            $statement->execute([$n, $n === 1 ? $wait : 0]);
            return $statement->fetchColumn();
        };');
}
[$host, $user, $password, $database, $port] = $mariadb->mysqli(true);
after_fatal_error('mysqli', '$mysqli = new mysqli(...' . $code(["p:$host", $user, $password, $database, $port]) . ');
    $ask = fn(int $n) => $mysqli->query("SELECT $n, SLEEP(" . ($n === 1 ? $wait : 0) . ")")->fetch_row()[0];');
after_fatal_error('pgsql', '$link = pg_pconnect(' . $code("host=$postgres->host port=$postgres->port dbname=$postgres->database "
    . "user=$postgres->user password=$postgres->password") . ');
    $ask = fn(int $n) => pg_fetch_row(pg_query($link, "SELECT $n, pg_sleep(" . ($n === 1 ? $wait : 0) . ")"))[0];');
?>
--EXPECT--
pdo_pgsql: 2 3
pdo_mysql: 2 3
pdo_pgsql, prepared: 2 3
pdo_mysql, prepared: 2 3
mysqli: 2 3
pgsql: 2 3
