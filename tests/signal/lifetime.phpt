--TEST--
Async\signal(): cycles are collected, tokens outlive the wait, callbacks run in coroutines
--EXTENSIONS--
async
posix
--FILE--
<?php
use Async\Signal;
use function Async\{await, await_any_or_fail, delay, signal, spawn, timeout};

/* A cycle: the token's function holds the future. */
class Holder { public $future; function __destruct() { echo "collected\n"; } }
function cycle(): void
{
    $holder = new Holder;
    $token = new Async\FutureState;
    $holder->future = signal(Signal::SIGUSR1, new Async\Future($token))->ignore();
    $holder->token = (new Async\Future($token))->map(fn() => $holder)->ignore();
    $holder->state = $token;
}
error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING);
cycle();
gc_collect_cycles();
error_reporting(E_ALL);

/* Its token is known to the future only, and its destructor runs PHP code. */
class Task { function __invoke() { delay(1000); } function __destruct() { echo "token dropped\n"; } }
$future = signal(Signal::SIGUSR1, $token = spawn(new Task));
unset($token);
posix_kill(getmypid(), 10);
echo await($future)->name, "\n";
unset($future);
Async\get_coroutines()[1]->cancel();
delay(1);

/* map(), and the first of several. */
$done = signal(Signal::SIGHUP)->map(function (Signal $signal) {
    delay(1);
    return "callback for $signal->name";
});
posix_kill(getmypid(), 1);
echo await($done), "\n";
$signals = [signal(Signal::SIGTERM), signal(Signal::SIGINT)];
posix_kill(getmypid(), 2);
echo await_any_or_fail($signals)->name, "\n";

/* One signal ends the token of another wait. */
$first = signal(Signal::SIGUSR1);
$second = signal(Signal::SIGUSR1, $first);
$third = signal(Signal::SIGUSR2, $first);
posix_kill(getmypid(), 10);
delay(1);
foreach ([$first, $second, $third] as $future) {
    try {
        echo await($future)->name, "\n";
    } catch (Async\AsyncCancellation $cancellation) {
        echo $cancellation->getMessage(), "\n";
    }
}

/* At the end of the script a signal is still waited for. */
$last = signal(Signal::SIGWINCH, timeout(10000));
spawn(fn() => await($last));
spawn(fn() => posix_kill(getmypid(), 28));
echo "end\n";
?>
--EXPECT--
collected
SIGUSR1
token dropped
callback for SIGHUP
SIGINT
SIGUSR1
Signal wait cancelled
Signal wait cancelled
end
