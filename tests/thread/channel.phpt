--TEST--
ThreadChannel works inside one thread
--EXTENSIONS--
async
--FILE--
<?php
use Async\{ThreadChannel, ThreadChannelException, OperationCanceledException};
use function Async\{spawn, suspend, timeout};

$channel = new ThreadChannel(2);
var_dump($channel->capacity(), (new ThreadChannel())->capacity(), $channel->isEmpty());
spawn(function () use ($channel) {
    for ($i = 0; $i < 4; $i++) {
        $channel->send($i);
    }
    $channel->close();
});
suspend();
var_dump(count($channel), $channel->isFull(), $channel->isClosed());
for ($i = 0; $i < 4; $i++) {
    var_dump($channel->recv());
}
foreach ([fn() => $channel->recv(), fn() => $channel->send(1)] as $call) {
    try {
        suspend();
        $call();
    } catch (ThreadChannelException $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    (new ThreadChannel())->recv(timeout(5));
} catch (OperationCanceledException $e) {
    echo $e->getMessage(), "\n";
}
foreach ([0, -1, 2147483648] as $capacity) {
    try {
        new ThreadChannel($capacity);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
int(2)
int(16)
bool(true)
int(2)
bool(true)
bool(false)
int(0)
int(1)
int(2)
int(3)
ThreadChannel is closed
ThreadChannel is closed
Operation has been cancelled
Async\ThreadChannel::__construct(): Argument #1 ($capacity) must be between 1 and 2147483647
Async\ThreadChannel::__construct(): Argument #1 ($capacity) must be between 1 and 2147483647
Async\ThreadChannel::__construct(): Argument #1 ($capacity) must be between 1 and 2147483647
