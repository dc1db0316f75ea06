--TEST--
Construction twice, cloning, serialising, properties, wrong arguments
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

$state = new FutureState();
$future = (new Future($state))->ignore();
foreach ([
    fn() => $future->__construct(new FutureState()),
    fn() => clone $future,
    fn() => clone $state,
    fn() => serialize($future),
    fn() => serialize($state),
    fn() => $future->x = 1,
    fn() => $state->x = 1,
    fn() => new Future(1),
    fn() => $state->error('x'),
    fn() => $future->cancel(new Exception()),
    fn() => $future->await(1),
] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', explode(' Created at', $e->getMessage())[0], "\n";
    }
}
?>
--EXPECTF--
Error: Async\Future is already constructed

Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:7 in %s on line 22
Error: Trying to clone an uncloneable object of class Async\Future
Error: Trying to clone an uncloneable object of class Async\FutureState
Exception: Serialization of 'Async\Future' is not allowed
Exception: Serialization of 'Async\FutureState' is not allowed
Error: Cannot create dynamic property Async\Future::$x
Error: Cannot create dynamic property Async\FutureState::$x
TypeError: Async\Future::__construct(): Argument #1 ($state) must be of type Async\FutureState, int given
TypeError: Async\FutureState::error(): Argument #1 ($throwable) must be of type Throwable, string given
TypeError: Async\Future::cancel(): Argument #1 ($cancellation) must be of type ?Async\AsyncCancellation, Exception given
TypeError: Async\Future::await(): Argument #1 ($cancellation) must be of type ?Async\Completable, int given
