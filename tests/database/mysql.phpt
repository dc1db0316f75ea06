--TEST--
mysqli and pdo_mysql suspend: fifty SLEEP(0.2) overlap
--EXTENSIONS--
async
mysqli
pdo_mysql
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/databases.inc';

$server = mariadb();
overlap('mysqli', function (int $i) use ($server) {
    $connection = mysqli_connect(...$server->mysqli());
    $row = $connection->query("SELECT SLEEP(0.2), $i")->fetch_row();
    return $row[1] === (string) $i;
}, 0.2, 50, 3);
overlap('pdo_mysql', function (int $i) use ($server) {
    $pdo = new PDO(...$server->pdo());
    $statement = $pdo->prepare('SELECT SLEEP(0.2), ?, REPEAT(?, 1000)');
    $statement->execute([$i, "$i-"]);
    $row = $statement->fetch(PDO::FETCH_NUM);
    return $row[1] === (string) $i && $row[2] === str_repeat("$i-", 1000);
}, 0.2, 50, 3);
?>
--EXPECT--
mysqli: as expected
pdo_mysql: as expected
