--TEST--
getAwaitingInfo() says something exactly while the coroutine waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$target = spawn(fn() => delay(20));
$c = spawn(fn() => await($target));
var_dump($c->getAwaitingInfo());
suspend();
$info = $c->getAwaitingInfo();
var_dump(count($info) > 0, array_filter($info, 'is_string') === $info);
await($c);
var_dump($c->getAwaitingInfo());
?>
--EXPECT--
array(0) {
}
bool(true)
bool(true)
array(0) {
}
