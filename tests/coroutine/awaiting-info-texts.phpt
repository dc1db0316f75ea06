--TEST--
getAwaitingInfo() in waits of groups, iterators and the end of the script
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await_all, current_coroutine, delay, spawn};

$group = new Async\TaskGroup;
$group->spawn(fn () => delay(60000));
$group->close();
$main = current_coroutine();
$inGroup = spawn(fn () => $group->awaitCompletion());
$entered = $left = false;
$channel = new Async\Channel;
$inIterator = spawn(function () use ($channel, &$entered, &$left) {
    // It is cancelled, and the iterator takes its time.
    await_all((function () use ($channel, &$entered, &$left) {
        try {
            $entered = true;
            delay(60000);
            yield null;
        } finally {
            $left = true;
            $channel->recv();
        }
    })());
});
while (!$entered || !$inGroup->isSuspended()) {
    delay(1);
}
$inIterator->cancel();
spawn(function () use ($channel, $group, $inGroup, $inIterator, $main, &$left) {
    while (!$left) {
        delay(1);
    }
    foreach ([$inGroup, $inIterator, $main] as $coroutine) {
        echo implode(', ', $coroutine->getAwaitingInfo()), "\n";
    }
    $group->cancel();
    $channel->send(true);
});
?>
--EXPECT--
tasks of a TaskGroup
the end of an iterator
the end of all coroutines
