--TEST--
A receiver cancelled after it was woken hands its value on
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

foreach ([0, 1] as $capacity) {
    $channel = new Channel($capacity);
    $first = spawn(function () use ($channel) {
        try {
            echo 'first: ', $channel->recv(), "\n";
        } catch (Async\AsyncCancellation $e) {
            echo 'first: ', $e->getMessage(), "\n";
        }
    });
    $second = spawn(function () use ($channel) { echo 'second: ', $channel->recv(), "\n"; });
    suspend();
    $channel->send('value');
    $first->cancel();
    suspend();
    suspend();
}
// Nobody else waits: it is the next one to be received, even if the channel is closed.
$channel = new Channel();
$only = spawn(fn() => $channel->recv());
suspend();
$channel->send('committed');
$only->cancel();
$channel->close();
suspend();
var_dump($channel->count(), $channel->recv());
?>
--EXPECT--
first: second: first: Coroutine cancelled
value
first: second: first: Coroutine cancelled
value
int(1)
string(9) "committed"
