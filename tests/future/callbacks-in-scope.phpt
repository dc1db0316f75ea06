--TEST--
Callbacks run in the scope of the subscriber; in a closed one they do not run
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\{Future, FutureState, Scope};
use function Async\{spawn, suspend, current_coroutine};

$state = new FutureState();
$future = new Future($state);
$scope = new Scope();
$scope->setExceptionHandler(function ($scope, $coroutine, $error) { echo 'handler: ', $error->getMessage(), "\n"; });
$derived = null;
$scope->spawn(function () use ($future, &$derived) {
    $derived = $future->map(function ($x) {
        spawn(function () { throw new Exception('in the scope'); });
        return $x;
    });
});
suspend();
$state->complete(1);
var_dump($derived->await());
suspend();

$late = new Future($lateState = new FutureState());
$scope->spawn(function () use ($late, &$derived) { $derived = $late->map(function () { echo "never\n"; }); });
suspend();
$scope->cancel();
$lateState->complete(1);
try {
    $derived->await();
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
handler: in the scope
int(1)
The scope has been cancelled
