--TEST--
A closed channel is a ChannelException
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};
use function Async\{select, spawn};

$channel = new Channel(1);
spawn(fn() => $channel->close());
foreach ([[$channel], [[$channel, 1]]] as $operations) {
    try {
        $channel->isClosed() || $operations = [new Channel(), $channel];
        select($operations);
    } catch (ChannelException $e) {
        echo $e->getMessage(), ', ', $e->reason->name, "\n";
    }
}
$channel = new Channel(1);
$channel->send('rest');
$channel->close();
echo json_encode(select([$channel])), "\n";
?>
--EXPECT--
Channel is closed, EXPLICIT
Channel is closed, EXPLICIT
[0,"rest"]
