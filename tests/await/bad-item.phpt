--TEST--
Items that are no Awaitable are refused
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all, await_any_or_fail, await_all_or_fail, await_first_success, await_any_of, await_any_of_or_fail, delay};

$c = spawn(fn() => delay(1));
foreach ([
    fn() => await_all([$c, 'text']),
    fn() => await_all([$c, new stdClass]),
    fn() => await_any_or_fail([5]),
    fn() => await_all_or_fail([[]]),
    fn() => await_first_success([true]),
    fn() => await_any_of(1, [1.5]),
    fn() => await_any_of_or_fail(1, [fn() => 1]),
    fn() => await_all(new ArrayIterator([$c, 'text'])),
] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
Expected item to be an Async\Awaitable object
