--TEST--
Hard timeouts close the channel whatever else goes on
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};
use function Async\{spawn, delay, await};

$busy = spawn(function () { try { delay(60000); } catch (Async\AsyncCancellation) { } });
$channel = new Channel(0, noProducerTimeout: 10, hardTimeouts: true);
try {
    $channel->recv();
} catch (ChannelException $e) {
    echo $e->getMessage(), ', ', $e->reason->name, "\n";
}
$channel = new Channel(0, noConsumerTimeout: 10, hardTimeouts: true);
try {
    $channel->send(1);
} catch (ChannelException $e) {
    echo $e->getMessage(), ', ', $e->reason->name, "\n";
}
// It counts anew when the other side shows up, and not while nobody waits.
$channel = new Channel(0, noProducerTimeout: 200, hardTimeouts: true);
spawn(function () use ($channel) {
    for ($i = 0; $i < 6; $i++) {
        delay(50);
        $channel->send($i);
    }
    delay(250);
    var_dump($channel->isClosed());
    $channel->sendAsync('last');
});
for ($i = 0; $i < 6; $i++) {
    echo $channel->recv(), ' ';
}
delay(300);
echo $channel->recv(), "\n";
$busy->cancel();
?>
--EXPECT--
Channel deadlock: no producers, NO_PRODUCERS
Channel deadlock: no consumers, NO_CONSUMERS
0 1 2 3 4 5 bool(false)
last
