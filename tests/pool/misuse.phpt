--TEST--
Construction twice, cloning, serialising, properties
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

$pool = new Pool(fn() => 1);
foreach ([
    fn() => $pool->__construct(fn() => 2),
    fn() => clone $pool,
    fn() => serialize($pool),
    fn() => $pool->x = 1,
    fn() => $pool->acquire('x'),
    fn() => $pool->setCircuitBreakerStrategy(new stdClass()),
] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Async\Pool is already constructed
Error: Trying to clone an uncloneable object of class Async\Pool
Exception: Serialization of 'Async\Pool' is not allowed
Error: Cannot create dynamic property Async\Pool::$x
TypeError: Async\Pool::acquire(): Argument #1 ($timeout) must be of type int, string given
TypeError: Async\Pool::setCircuitBreakerStrategy(): Argument #1 ($strategy) must be of type ?Async\CircuitBreakerStrategy, stdClass given
