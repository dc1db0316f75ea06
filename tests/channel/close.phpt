--TEST--
close() wakes both sides; receivers get what is in the buffer first
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};
use function Async\{spawn, suspend};

$show = function (callable $call) {
    try {
        var_dump($call());
    } catch (ChannelException $e) {
        echo $e->getMessage(), ', ', $e->reason->name, ' ', $e->reason->value, "\n";
    }
};
$channel = new Channel(1);
$channel->send('kept');
spawn(fn() => $show(fn() => $channel->send('waits')));
suspend();
$channel->close();
$channel->close();
var_dump($channel->isClosed());
suspend();
$show(fn() => $channel->send('late'));
var_dump($channel->sendAsync('late'));
$show(fn() => $channel->recv());
$show(fn() => $channel->recv());
$show(fn() => $channel->recvAsync()->await());
$empty = new Channel();
spawn(fn() => $show(fn() => $empty->recv()));
suspend();
$empty->close();
suspend();
?>
--EXPECT--
bool(true)
Channel is closed, EXPLICIT explicit
Channel is closed, EXPLICIT explicit
bool(false)
string(4) "kept"
Channel is closed, EXPLICIT explicit
Channel is closed, EXPLICIT explicit
Channel is closed, EXPLICIT explicit
