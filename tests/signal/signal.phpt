--TEST--
Async\signal(): a Future of the next signal; tokens; numbers that nobody can handle
--EXTENSIONS--
async
posix
--FILE--
<?php
use Async\Signal;
use function Async\{await, delay, signal, spawn, timeout};

function send(int $signal): void
{
    spawn(function () use ($signal) {
        delay(5);
        posix_kill(getmypid(), $signal);
    });
}

/* In the script, in a coroutine, several at once. */
send(10);
var_dump(await(signal(Signal::SIGUSR1)));
$futures = [signal(Signal::SIGUSR1), signal(Signal::SIGUSR1), signal(Signal::SIGUSR2)];
$waiter = spawn(fn() => await($futures[0]));
send(10);
var_dump(await($waiter), await($futures[1]), $futures[2]->isCompleted());
send(12);
var_dump(await($futures[2]));

/* Sent before anybody waits. */
$future = signal(Signal::SIGTERM);
posix_kill(getmypid(), 15);
var_dump($future->isCompleted(), await($future));

/* Tokens. */
function show(Closure $wait): void
{
    try {
        var_dump($wait());
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
show(fn() => await(signal(Signal::SIGTERM, timeout(10))));
show(fn() => await(signal(Signal::SIGTERM, spawn(fn() => 1))));
$failed = spawn(fn() => throw new LogicException('token'));
show(fn() => await(signal(Signal::SIGTERM, $failed)));
show(fn() => await(signal(Signal::SIGTERM, $failed)));
$late = spawn(fn() => delay(1000));
send(15);
show(fn() => await(signal(Signal::SIGTERM, $late)));
$late->cancel();

foreach ([Signal::SIGKILL, Signal::SIGBREAK, Signal::SIGABRT2] as $signal) {
    show(fn() => signal($signal));
}
var_dump(count(Signal::cases()));
?>
--EXPECT--
enum(Async\Signal::SIGUSR1)
enum(Async\Signal::SIGUSR1)
enum(Async\Signal::SIGUSR1)
bool(false)
enum(Async\Signal::SIGUSR2)
bool(false)
enum(Async\Signal::SIGTERM)
Async\TimeoutException: Timeout occurred after 10 milliseconds
Async\AsyncCancellation: Signal wait cancelled
LogicException: token
LogicException: token
enum(Async\Signal::SIGTERM)
Async\AsyncException: Unknown signal number: 9
Async\AsyncException: Unknown signal number: 21
Async\AsyncException: Unknown signal number: 22
int(14)
