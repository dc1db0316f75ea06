--TEST--
PHP handlers of pcntl run promptly while all coroutines wait, and may not suspend
--EXTENSIONS--
async
pcntl
posix
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle,collect (what it prints shows in which order coroutines run; pcntl runs handlers at any interrupt)
--FILE--
<?php
require __DIR__ . '/../_inc/signals.inc';

use function Async\{await, current_coroutine, delay, spawn, suspend};

pcntl_async_signals(true);
$state = new Async\FutureState;
$future = new Async\Future($state);
pcntl_signal(SIGUSR1, function () use ($state) {
    foreach (['delay' => fn() => delay(1), 'await' => fn() => await(spawn(fn() => 1)), 'suspend' => fn() => suspend()] as $name => $call) {
        try {
            $call();
            echo "$name: suspended\n";
        } catch (Async\AsyncException $exception) {
            echo "$name: ", $exception->getMessage(), "\n";
        }
    }
    $start = hrtime(true);
    usleep(2000);
    echo 'usleep: ', hrtime(true) - $start >= 2e6 ? 'blocked' : 'returned early', "\n";
    spawn(fn() => print("spawned by the handler\n"));
    $state->complete('completed by the handler');
});

$other = spawn(function () { delay(30000); });
spawn(function () { posix_kill(getmypid(), SIGUSR1); });
echo await($future), "\n";

echo "while PHP code runs\n";
$busy = true;
pcntl_signal(SIGUSR2, function () use (&$busy) {
    $busy = false;
    try {
        delay(1);
    } catch (Async\AsyncException $exception) {
        echo $exception->getMessage(), "\n";
    }
});
await(spawn(function () use (&$busy) {
    posix_kill(getmypid(), SIGUSR2);
    while ($busy) {
    }
}));

echo "by hand\n";
pcntl_async_signals(false);
posix_kill(getmypid(), SIGUSR2);
delay(1);
echo "dispatch\n";
pcntl_signal_dispatch();

echo "what a handler throws ends the call that was interrupted\n";
pcntl_async_signals(true);
pcntl_signal(SIGUSR2, fn() => throw new Exception('from the handler'));
send_after(50, SIGUSR2);
try {
    usleep(5000000);
    echo "not reached\n";
} catch (Exception $exception) {
    echo $exception->getMessage(), "\n";
}
$other->cancel();
?>
--EXPECT--
delay: The operation cannot be executed in the scheduler context
await: The operation cannot be executed in the scheduler context
suspend: The operation cannot be executed in the scheduler context
usleep: blocked
spawned by the handler
completed by the handler
while PHP code runs
The operation cannot be executed in the scheduler context
by hand
dispatch
The operation cannot be executed in the scheduler context
what a handler throws ends the call that was interrupted
from the handler
