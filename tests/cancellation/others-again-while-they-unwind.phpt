--TEST--
Several that are cancelled again while they unwind: each has a cancellation of its own
--EXTENSIONS--
async
--FILE--
<?php
use Async\{AsyncCancellation, Scope};
use function Async\{await, delay, spawn, suspend};

/** What has been thrown, from the last to the first. */
function messages(Throwable $e): string
{
    for ($messages = []; $e; $e = $e->getPrevious()) {
        $messages[] = $e->getMessage();
    }

    return implode(' < ', $messages);
}
/** Three coroutines whose finally block waits. */
function unwinding(Scope $scope): array
{
    return array_map(fn($number) => $scope->spawn(function () use ($number) {
        try {
            try {
                delay(10000);
            } finally {
                delay(10000);
            }
        } catch (AsyncCancellation $e) {
            return "$number: " . messages($e);
        }
    }), range(1, 3));
}
$parent = new Scope();
$scope = Scope::inherit($parent);
$coroutines = unwinding($scope);
suspend();
$scope->cancel(new AsyncCancellation('first'));
suspend();
foreach ($coroutines as $coroutine) {
    $coroutine->cancel(new AsyncCancellation('alone'));
    echo await($coroutine), "\n";
}
$coroutines = unwinding($parent);
suspend();
$parent->cancel(new AsyncCancellation('second'));
suspend();
register_shutdown_function(function () use ($coroutines) {
    foreach ($coroutines as $coroutine) {
        echo $coroutine->getResult(), "\n";
    }
});
spawn(function () {
    exit;
});
delay(10000);
?>
--EXPECT--
1: alone < first
2: alone < first
3: alone < first
1: Graceful shutdown < second
2: Graceful shutdown < second
3: Graceful shutdown < second
