--TEST--
What waits at a channel says so
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};
use function Async\{await, spawn, suspend};

$channel = new Channel();
$receiver = spawn(fn() => $channel->recv());
suspend();
echo $receiver->getAwaitingInfo()[0], "\n";
$channel->send(1);
$senders = [spawn(fn() => $channel->send(1)), spawn(fn() => $channel->send(2))];
suspend();
echo $senders[0]->getAwaitingInfo()[0], "\n";
$channel->close();
foreach ($senders as $sender) {
    try {
        await($sender);
    } catch (ChannelException $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Channel(capacity=0, receivers=1, senders=0, reserved=0/0)
Channel(capacity=0, receivers=0, senders=2, reserved=0/0)
Channel is closed
Channel is closed
