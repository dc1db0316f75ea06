--TEST--
Soft timeouts close the channel instead of a deadlock, and keep nothing alive
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};
use function Async\{spawn, delay};

$channel = new Channel(0, noProducerTimeout: 1);
$start = hrtime(true);
$worker = spawn(fn() => delay(50));
try {
    $channel->recv();
} catch (ChannelException $e) {
    echo $e->getMessage(), ', ', $e->reason->name, "\n";
}
var_dump($worker->isCompleted());
$channel = new Channel(0, noConsumerTimeout: 100000);
try {
    $channel->send(1);
} catch (ChannelException $e) {
    echo $e->getMessage(), ', ', $e->reason->name, "\n";
}
// Only the side that is watched.
$channel = new Channel(0, noConsumerTimeout: 1);
$other = new Channel(0, noProducerTimeout: 1);
spawn(function () use ($other) {
    try {
        $other->recv();
    } catch (ChannelException $e) {
        echo $e->getMessage(), "\n";
    }
});
spawn(fn() => $channel->send(1));
var_dump($channel->recv());
var_dump((hrtime(true) - $start) / 1e9 < 20);
?>
--EXPECT--
Channel deadlock, DEADLOCK
bool(true)
Channel deadlock, DEADLOCK
int(1)
bool(true)
Channel deadlock
