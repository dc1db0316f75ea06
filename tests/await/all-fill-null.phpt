--TEST--
fillNull puts null at the keys that failed
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all, await_any_of};

$make = fn() => [
    'a' => spawn(fn() => 1),
    'b' => spawn(fn() => throw new RuntimeException('x')),
    'c' => spawn(fn() => 3),
];
var_dump(await_all($make(), fillNull: true)[0]);
var_dump(array_key_exists('b', await_all($make())[0]));
var_dump(array_key_exists('b', await_any_of(3, $make(), fillNull: true)[0]));
?>
--EXPECT--
array(3) {
  ["a"]=>
  int(1)
  ["b"]=>
  NULL
  ["c"]=>
  int(3)
}
bool(false)
bool(true)
