--TEST--
Channels, groups and watchers among what is awaited: their end counts
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, FileSystemWatcher, TaskGroup, TaskSet, ThreadChannel};
use function Async\{await, await_all, await_any_or_fail, delay, spawn, suspend};

function show(array $answer): void
{
    [$results, $errors] = $answer;
    echo json_encode($results), ' ', implode(', ', array_map(fn ($e) => get_class($e) . ': ' . $e->getMessage(), $errors)), "\n";
}

$group = new TaskGroup;
$group->spawn(function () { suspend(); return 1; });
$group->spawnWithKey('key', fn () => 2);
$set = new TaskSet;
$set->spawn(fn () => 3);
show(await_all([$group, $set]));
$group->spawn(fn () => throw new Exception('of a task'));
show(await_all([$group]));

$channels = [new Channel(1), new ThreadChannel(1)];
$watcher = new FileSystemWatcher(__DIR__);
$waiting = spawn(fn () => await_all([...$channels, $watcher]));
suspend();
echo implode(', ', $waiting->getAwaitingInfo()), "\n";
foreach ($channels as $channel) {
    $channel->send('values complete nothing');
}
suspend();
var_dump($waiting->isCompleted());
foreach ([...$channels, $watcher] as $closed) {
    $closed->close();
}
show(await($waiting));
show(await_all([...$channels, $watcher]));
// As a token.
try {
    await_any_or_fail([spawn(fn () => delay(60000))], $channels[0]);
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), ', ', $e->getPrevious()->getMessage(), "\n";
}
exit;
?>
--EXPECT--
[{"0":1,"key":2},[3]] 
[] Async\CompositeException: One or more tasks failed
3 awaitables
bool(false)
{"2":null} Async\ChannelException: Channel is closed, Async\ThreadChannelException: ThreadChannel is closed
{"2":null} Async\ChannelException: Channel is closed, Async\ThreadChannelException: ThreadChannel is closed
Operation has been cancelled, Channel is closed
