--TEST--
Async\signal() beside pcntl_signal(), set before or after: both handlers run
--EXTENSIONS--
async
pcntl
posix
--ENV--
ASYNC_CHAOS_WITHOUT=collect (pcntl runs handlers at any interrupt)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

use Async\Signal;
use function Async\{await, delay, signal, spawn};

function send(int $signal): void
{
    spawn(function () use ($signal) {
        delay(5);
        posix_kill(getmypid(), $signal);
    });
}

pcntl_async_signals(true);

echo "before\n";
pcntl_signal(SIGUSR2, function (int $signal, array $info) {
    echo "pcntl $signal ", $info['pid'] === getmypid() ? 'from me' : 'from others', "\n";
});
$future = signal(Signal::SIGUSR2);
send(SIGUSR2);
var_dump(await($future));
posix_kill(getmypid(), SIGUSR2);
delay(5);

echo "after\n";
$future = signal(Signal::SIGUSR1);
pcntl_signal(SIGUSR1, function (int $signal) {
    echo "pcntl $signal\n";
});
send(SIGUSR1);
var_dump(await($future));
posix_kill(getmypid(), SIGUSR1);
delay(5);

echo "no longer\n";
$future = signal(Signal::SIGUSR1);
pcntl_signal(SIGUSR1, SIG_DFL);
send(SIGUSR1);
var_dump(await($future));
pcntl_signal(SIGUSR1, SIG_IGN);
$future = signal(Signal::SIGUSR1);
send(SIGUSR1);
var_dump(await($future));
posix_kill(getmypid(), SIGUSR1);
delay(5);
echo "ignored\n";

echo "by hand\n";
pcntl_async_signals(false);
$future = signal(Signal::SIGUSR2);
send(SIGUSR2);
var_dump(await($future));
pcntl_signal_dispatch();

/* A handler that is gone leaves the default action. */
show_php(<<<'PHP'
    pcntl_async_signals(true);
    pcntl_signal(SIGUSR1, fn() => print("pcntl\n"));
    $future = Async\signal(Async\Signal::SIGUSR1);
    posix_kill(getmypid(), SIGUSR1);
    Async\delay(5);
    var_dump($future->isCompleted());
    pcntl_signal(SIGUSR1, SIG_DFL);
    posix_kill(getmypid(), SIGUSR1);
    Async\delay(5);
    echo "survived\n";
    PHP);
?>
--EXPECT--
before
pcntl 12 from me
enum(Async\Signal::SIGUSR2)
pcntl 12 from me
after
pcntl 10
enum(Async\Signal::SIGUSR1)
pcntl 10
no longer
enum(Async\Signal::SIGUSR1)
enum(Async\Signal::SIGUSR1)
ignored
by hand
enum(Async\Signal::SIGUSR2)
pcntl 12 from me
pcntl
bool(true)
killed by signal 10
