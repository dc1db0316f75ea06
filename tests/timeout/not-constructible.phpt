--TEST--
A Timeout cannot be made with new, cloned or serialized
--EXTENSIONS--
async
--FILE--
<?php
try {
    new Async\Timeout;
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
$t = Async\timeout(5);
var_dump($t instanceof Async\Timeout, $t instanceof Async\Completable, $t instanceof Async\Awaitable);
foreach ([fn() => clone $t, fn() => serialize($t), fn() => $t->x = 1] as $misuse) {
    try {
        $misuse();
        echo "allowed\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Timeout cannot be constructed directly
bool(true)
bool(true)
bool(true)
Error: Trying to clone an uncloneable object of class Async\Timeout
Exception: Serialization of 'Async\Timeout' is not allowed
Error: Cannot create dynamic property Async\Timeout::$x
