--TEST--
await() returns what the coroutine returned
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

foreach ([1, 'text', null, false, 1.5, [1, 2]] as $value) {
    var_dump(await(spawn(function () use ($value) { suspend(); return $value; })) === $value);
}
$object = new stdClass;
var_dump(await(spawn(fn() => $object)) === $object);
var_dump(await(spawn(function () {})));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
NULL
