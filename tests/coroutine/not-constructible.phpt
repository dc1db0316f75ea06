--TEST--
A Coroutine cannot be made, cloned, extended, serialized or given properties
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

try {
    new Async\Coroutine;
    echo "made\n";
} catch (Throwable $e) {
    echo $e instanceof Error || $e instanceof Async\AsyncException ? "not made\n" : get_class($e) . "\n";
}
$c = spawn(fn() => 1);
foreach ([
    fn() => clone $c,
    fn() => serialize($c),
    fn() => unserialize('O:15:"Async\Coroutine":0:{}'),
    fn() => $c->x = 1,
] as $misuse) {
    try {
        $misuse();
        echo "allowed\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
var_dump((new ReflectionClass($c))->isFinal());
?>
--EXPECTF--
not made
Error: Trying to clone an uncloneable object of class Async\Coroutine
Exception: Serialization of 'Async\Coroutine' is not allowed
Exception: Unserialization of 'Async\Coroutine' is not allowed
Error: Cannot create dynamic property Async\Coroutine::$x
bool(true)
