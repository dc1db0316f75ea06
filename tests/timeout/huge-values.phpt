--TEST--
Huge times are accepted and do not fire at once
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay, timeout};

foreach ([PHP_INT_MAX, intdiv(PHP_INT_MAX, 1000), 4294967296] as $ms) {
    echo await(spawn(function () { delay(5); return 'ok'; }), timeout($ms)), "\n";
}
$c = spawn(fn() => delay(PHP_INT_MAX));
delay(5);
var_dump($c->isCompleted());
$c->cancel();
?>
--EXPECT--
ok
ok
ok
bool(false)
