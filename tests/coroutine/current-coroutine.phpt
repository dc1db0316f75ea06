--TEST--
current_coroutine() is the object spawn() returned
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend, current_coroutine};

$c = spawn(function () use (&$c) {
    $inside = current_coroutine();
    suspend();
    return [$inside === $c, current_coroutine() === $c];
});
var_dump(await($c));
$main = current_coroutine();
suspend();
var_dump($main === current_coroutine(), $main === $c, $main instanceof Async\Coroutine);
?>
--EXPECT--
array(2) {
  [0]=>
  bool(true)
  [1]=>
  bool(true)
}
bool(true)
bool(false)
bool(true)
