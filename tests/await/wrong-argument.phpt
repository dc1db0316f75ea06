--TEST--
await() wants a Completable
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Own implements Async\Awaitable {}
$c = spawn(fn() => 1);
foreach ([fn() => await(1), fn() => await(new stdClass), fn() => await(null), fn() => await($c, 5), fn() => await(new Own), fn() => await()] as $misuse) {
    try {
        $misuse();
    } catch (TypeError $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
TypeError: Async\await(): Argument #1 ($awaitable) must be of type Async\Completable, int given
TypeError: Async\await(): Argument #1 ($awaitable) must be of type Async\Completable, stdClass given
TypeError: Async\await(): Argument #1 ($awaitable) must be of type Async\Completable, null given
TypeError: Async\await(): Argument #2 ($cancellation) must be of type ?Async\Completable, int given
TypeError: Async\await(): Argument #1 ($awaitable) must be of type Async\Completable, Own given
ArgumentCountError: Async\await() expects at least 1 argument, 0 given
