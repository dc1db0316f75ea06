--TEST--
cancel() completes with an AsyncCancellation, once
--EXTENSIONS--
async
--FILE--
<?php
use Async\{AsyncCancellation, Future, FutureState};
use function Async\spawn;

$future = new Future($state = new FutureState());
spawn(fn() => $future->cancel());
try {
    $future->await();
} catch (AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
var_dump($future->isCancelled(), $future->isCompleted(), $state->isCompleted());
$future->cancel(new AsyncCancellation('too late'));
try {
    $future->await();
} catch (AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
$own = new Future(new FutureState());
$own->cancel(new AsyncCancellation('mine'));
try {
    $own->await();
} catch (AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
try {
    $state->complete(1);
} catch (Async\AsyncException $e) {
    echo str_replace(__FILE__, 'FILE', $e->getMessage()), "\n";
}
?>
--EXPECT--
Future has been cancelled
bool(true)
bool(true)
bool(true)
Future has been cancelled
mine
FutureState is already completed at FILE:6
