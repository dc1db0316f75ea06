--TEST--
A token ends the waits of the await_* family
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_or_fail, await_any_of_or_fail, await_all_or_fail, await_all, timeout, delay};

$make = fn() => [spawn(fn() => delay(300)), spawn(fn() => delay(300))];
foreach ([
    fn() => await_any_or_fail($make(), timeout(2)),
    fn() => await_any_of_or_fail(2, $make(), timeout(2)),
    fn() => await_all_or_fail($make(), timeout(2)),
    fn() => await_all($make(), timeout(2)),
] as $wait) {
    try {
        $wait();
        echo "no exception\n";
    } catch (Async\OperationCanceledException $e) {
        echo $e->getMessage(), ' <- ', $e->getPrevious()->getMessage(), "\n";
    }
}
?>
--EXPECT--
Operation has been cancelled <- Timeout occurred after 2 milliseconds
Operation has been cancelled <- Timeout occurred after 2 milliseconds
Operation has been cancelled <- Timeout occurred after 2 milliseconds
Operation has been cancelled <- Timeout occurred after 2 milliseconds
