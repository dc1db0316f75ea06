--TEST--
Who comes later cannot take what a woken receiver was promised
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel(1);
$receiver = spawn(function () use ($channel) { echo 'receiver: ', $channel->recv(), "\n"; });
suspend();
$channel->send('promised');
$future = $channel->recvAsync();
var_dump($future->isCompleted());
$channel->send('next');
echo 'future: ', $future->await(), "\n";
suspend();

$channel->send(1);
spawn(function () use ($channel) { $channel->send(2); echo "sender is through\n"; });
suspend();
echo $channel->recv(), "\n";
var_dump($channel->sendAsync('barges'));
suspend();
echo $channel->recv(), "\n";
?>
--EXPECT--
receiver: bool(false)
future: next
promised
1
bool(false)
sender is through
2
