--TEST--
A sender cancelled before the exchange withdraws its value
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel();
$cancelled = spawn(fn() => $channel->send('withdrawn'));
spawn(fn() => $channel->send('other'));
suspend();
$cancelled->cancel();
suspend();
var_dump($channel->recv(), $channel->count());
// After the exchange it is sent; the cancellation comes at the next suspension point.
$sender = spawn(function () use ($channel) {
    $channel->send('sent');
    echo "goes on\n";
    suspend();
    echo "never\n";
});
suspend();
var_dump($channel->recv());
$sender->cancel();
suspend();
suspend();
var_dump($sender->isCancelled());
?>
--EXPECT--
string(5) "other"
int(0)
string(4) "sent"
goes on
bool(true)
