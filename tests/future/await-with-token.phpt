--TEST--
await() with a token; the future itself is not cancelled
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState, OperationCanceledException};
use function Async\{timeout, await, spawn};

$future = new Future($state = new FutureState());
try {
    $future->await(timeout(5));
} catch (OperationCanceledException $e) {
    echo $e->getMessage(), ': ', $e->getPrevious()->getMessage(), "\n";
}
var_dump($future->isCompleted());
// As a token, a future counts as used.
$token = new Future($tokenState = new FutureState());
spawn(fn() => $tokenState->complete(1));
try {
    $future->await($token);
} catch (OperationCanceledException $e) {
    echo $e->getMessage(), ': ';
    var_dump($e->getPrevious());
}
?>
--EXPECT--
Operation has been cancelled: Timeout occurred after 5 milliseconds
bool(false)
Operation has been cancelled: NULL
