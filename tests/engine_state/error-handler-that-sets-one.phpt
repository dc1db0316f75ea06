--TEST--
An error handler that sets and restores another one inside stays in force for all
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await, await_all, delay, suspend};

set_error_handler(function (int $level, string $message) {
    set_error_handler(fn() => true);
    global $go;
    str_starts_with($message, 'wait') && $go->recv();
    trigger_error('swallowed');
    restore_error_handler();
    str_starts_with($message, 'wait') && $go->recv();
    echo "handled $message\n";

    return true;
});
spawn(fn() => delay(1));
delay(2);
trigger_error('one');
$other = spawn(function () {
    delay(2);
    trigger_error('two');
});
delay(4);
trigger_error('three');
await($other);
$go = new Async\Channel();
$waiting = [spawn(fn() => trigger_error('wait a')), spawn(fn() => trigger_error('wait b'))];
suspend();
await(spawn(fn() => trigger_error('c')));
$go->send(true);
$go->send(true);
suspend();
await(spawn(fn() => trigger_error('d')));
$go->send(true);
$go->send(true);
await_all($waiting);
trigger_error('four');

echo "- one that replaces itself\n";
set_error_handler(function (int $level, string $message) {
    echo "first $message\n";
    set_error_handler(function (int $level, string $message) {
        echo "second $message\n";
    });
    global $go;
    $go->recv();
});
$other = spawn(function () use ($go) {
    trigger_error('other');
    trigger_error('other');
});
spawn(fn() => $go->send(true) ?? $go->send(true));
trigger_error('main');
await($other);
trigger_error('main');
?>
--EXPECT--
handled one
handled two
handled three
handled c
handled d
handled wait a
handled wait b
handled four
- one that replaces itself
first main
first other
second other
second main
