--TEST--
10,000 parked coroutines are cancelled
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, suspend, delay, await_all};

$list = [];
$cleaned = 0;
for ($i = 0; $i < 10000; $i++) {
    $list[] = spawn(function () use (&$cleaned) { try { delay(60000); } finally { $cleaned++; } });
}
suspend();
foreach ($list as $c) {
    $c->cancel();
}
[$results, $errors] = await_all($list);
var_dump($cleaned, count($results), count($errors));
?>
--EXPECT--
int(10000)
int(0)
int(10000)
