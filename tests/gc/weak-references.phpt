--TEST--
WeakMap and WeakReference see the end of a coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$map = new WeakMap;
$c = spawn(fn() => 1);
$map[$c] = 'data';
$weak = WeakReference::create($c);
await($c);
var_dump(count($map), $weak->get() === $c);
unset($c);
var_dump(count($map), $weak->get());
?>
--EXPECT--
int(1)
bool(true)
int(0)
NULL
