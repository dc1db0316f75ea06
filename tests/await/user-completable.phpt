--TEST--
A Completable written in PHP cannot be awaited
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, await_all};

class Own implements Async\Completable {
    function cancel(?Async\AsyncCancellation $cancellation = null): void {}
    function isCompleted(): bool { return true; }
    function isCancelled(): bool { return false; }
}
foreach ([fn() => await(new Own), fn() => await_all([new Own]), fn() => await(spawn(fn() => Async\delay(5)), new Own)] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo "refused\n";
    }
}
?>
--EXPECT--
refused
refused
refused
