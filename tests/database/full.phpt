--TEST--
a database full of connections refuses some coroutines and serves them later
--EXTENSIONS--
async
mysqli
pdo_mysql
pgsql
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
require __DIR__ . '/../_inc/sessions.inc';
use function Async\{spawn, await, delay};

$small = postgres(connections: 5);
$small_my = mariadb(connections: 5);
$open = fn() => array_filter(Async\await_all(array_map(fn($i) => spawn(function () use ($i, $small, $small_my) {
    $db = $i % 2 ? new PDO(...$small->pdo()) : new PDO(...$small_my->pdo());
    delay(300);
    return $db;
}), range(0, 39)))[1]);
$refused = array_filter($open(), fn($e) => $e instanceof PDOException);
echo 'refused: ', count($refused) > 0 && count($refused) < 40 ? 'some' : count($refused), "\n";
$messages = array_unique(array_map(fn($e) => preg_replace('~.*(?=FATAL)~s', '', $e->getMessage()), $refused));
$messages = preg_grep('~too many~i', $messages); // a busy server may not even accept
sort($messages);
echo implode("\n", $messages), "\n";
unset($refused, $messages);
gc_collect_cycles();
for ($i = 0; $i < 100 && count($messages = $open()) === 40; $i++) {
    delay(20);
}
echo 'later connections work: ', count($messages) < 40 ? 'yes' : 'no', "\n";
?>
--EXPECT--
refused: some
FATAL:  sorry, too many clients already
SQLSTATE[08004] [1040] Too many connections
later connections work: yes
