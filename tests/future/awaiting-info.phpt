--TEST--
getAwaitingInfo() of state and future, and of who waits for it
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\{spawn, suspend};

$future = new Future($state = new FutureState());
$waiter = spawn(fn() => $future->await());
suspend();
echo json_encode([$state->getAwaitingInfo(), $future->getAwaitingInfo(), $waiter->getAwaitingInfo()]), "\n";
$state->complete(1);
echo json_encode([$state->getAwaitingInfo(), $future->getAwaitingInfo()]), "\n";
?>
--EXPECT--
[["FutureState(pending)"],["FutureState(pending)"],["FutureState(pending)"]]
[["FutureState(completed)"],["FutureState(completed)"]]
