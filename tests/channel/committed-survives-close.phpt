--TEST--
Values that were handed over survive close()
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel(1);
$receiver = spawn(fn() => $channel->recv());
suspend();
$channel->send('for the receiver');
$channel->send('in the buffer');
spawn(function () use ($channel) {
    try {
        $channel->send('not yet');
    } catch (Async\ChannelException $e) {
        echo $e->getMessage(), "\n";
    }
});
suspend();
$channel->close();
var_dump(Async\await($receiver), $channel->recv());
suspend();
?>
--EXPECT--
string(16) "for the receiver"
string(13) "in the buffer"
Channel is closed
