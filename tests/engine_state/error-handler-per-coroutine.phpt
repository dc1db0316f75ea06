--TEST--
An error handler belongs to the coroutine that sets it
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, await, await_all, delay, suspend};

function name(string $name): Closure
{
    return function (int $level, string $message) use ($name) {
        echo "$name: $message\n";

        return true;
    };
}

set_error_handler(name('outer'));
set_error_handler(name('script'));
trigger_error('alone');

echo "- as libraries do around a call that waits\n";
$call = function (int $number, Channel $go) {
    set_error_handler(name("call $number"));
    $go->recv();
    trigger_error("in $number");
    restore_error_handler();
    $go->recv();
    trigger_error("after $number");
};
$calls = $channels = [];
for ($i = 0; $i < 3; $i++) {
    $calls[] = spawn($call, $i, $channels[] = new Channel());
}
suspend();
await(spawn(fn() => trigger_error('beside')));
foreach ([1, 0, 2, 0, 1, 2] as $i) {
    $channels[$i]->send(true);
    suspend();
}
await_all($calls);
trigger_error('main');

echo "- a new one begins with that of its creator\n";
await(spawn(function () {
    set_error_handler(name('creator'));
    $created = [spawn(fn() => delay(1) ?? trigger_error('first')), spawn(fn() => trigger_error('second'))];
    restore_error_handler();
    trigger_error('creator is back');
    set_error_handler(null);
    $created[] = spawn(fn() => var_dump(set_error_handler(null)));
    await_all($created);
    restore_error_handler();
    trigger_error('creator is back again');
}));

echo "- what it leaves behind ends with it\n";
await(spawn(fn() => set_error_handler(name('left'))));
trigger_error('main');

echo "- main goes back to what it had before\n";
$go = new Channel();
$other = spawn(function () use ($go) {
    $go->recv();
    trigger_error('other');
    restore_error_handler();
    trigger_error('other');
});
suspend();
restore_error_handler();
trigger_error('main');
$go->send(true);
await($other);
trigger_error('main');
restore_error_handler();
var_dump(set_error_handler(null));

echo "- the script, when it is alone\n";
set_error_handler(name('late'));
await(spawn(fn() => trigger_error('new')));
?>
--EXPECT--
script: alone
- as libraries do around a call that waits
script: beside
call 1: in 1
call 0: in 0
call 2: in 2
script: after 0
script: after 1
script: after 2
script: main
- a new one begins with that of its creator
script: creator is back
creator: second
NULL
creator: first
script: creator is back again
- what it leaves behind ends with it
script: main
- main goes back to what it had before
outer: main
script: other
outer: other
outer: main
NULL
- the script, when it is alone
late: new
