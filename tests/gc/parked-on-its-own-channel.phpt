--TEST--
A coroutine that waits for what only its own stack holds is alive until the end, and leaks nothing
--EXTENSIONS--
async
--INI--
async.debug_deadlock=0
--FILE--
<?php
use Async\{Channel, Future, FutureState};
use function Async\{await, spawn, suspend};

class Held
{
    public function __construct(public mixed $other) {}
    public function __destruct() { echo "destroyed\n"; }
}

set_exception_handler(fn ($e) => print get_class($e) . "\n");
spawn(function () {
    $held = new Held(Async\current_coroutine());
    $channel = new Channel;
    $channel->recv();
});
spawn(function () {
    $state = new FutureState;
    $held = new Held([Async\current_coroutine(), $state]);
    $held->other[] = fn () => $held;
    await((new Future($state))->ignore());
});
spawn(function () {
    $never = spawn(fn () => (new Channel)->recv());
    $held = new Held($never);
    await($never);
});
for ($i = 0; $i < 4; $i++) {
    suspend();
    gc_collect_cycles();
}
echo count(Async\get_coroutines()), " coroutines\n";
?>
--EXPECT--
5 coroutines
destroyed
destroyed
Async\DeadlockError
destroyed
