--TEST--
Pending futures fail when the channel is closed or destroyed
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};

$channel = new Channel();
$closed = $channel->recvAsync();
$channel->close();
$channel = new Channel();
$disposed = $channel->recvAsync();
unset($channel);
foreach ([$closed, $disposed] as $future) {
    try {
        $future->await();
    } catch (ChannelException $e) {
        echo $e->getMessage(), ', ', $e->reason->name, "\n";
    }
}
?>
--EXPECT--
Channel is closed, EXPLICIT
Channel disposed, DISPOSED
