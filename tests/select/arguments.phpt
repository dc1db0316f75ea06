--TEST--
Wrong arguments
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\select;

class Own implements Async\Completable {
    function cancel(?Async\AsyncCancellation $cancellation = null): void { }
    function isCompleted(): bool { return true; }
    function isCancelled(): bool { return true; }
}
foreach ([[[]], [[1]], [[new stdClass()]], [[[new Channel()]]], [[[1, 2]]], [[new Channel(), 'x']], [[new Own()]], [[new Async\TaskGroup()]], [[new Async\ThreadChannel()]], [[new Channel()], 1], [[new Channel()], new Own()]] as $arguments) {
    try {
        select(...$arguments);
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
ValueError: Async\select(): Argument #1 ($operations) must not be empty
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #1 ($operations) must contain only Async\Channel, [Async\Channel, value] and Async\Completable
TypeError: Async\select(): Argument #2 ($cancellation) must be of type ?Async\Completable, int given
Async\AsyncException: Expected item to be an Async\Awaitable object
