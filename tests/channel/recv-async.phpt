--TEST--
recvAsync() gives a Future of the next value
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel(1);
$channel->send('there');
$future = $channel->recvAsync();
var_dump($future->isCompleted(), $future->await());
$first = $channel->recvAsync();
$second = $channel->recvAsync();
var_dump($first->isCompleted());
$channel->send(1);
$channel->send(2);
var_dump($first->await(), $second->await());
var_dump($channel->recvAsync()->map(fn($x) => $x . '!')->ignore()->isCompleted());
?>
--EXPECT--
bool(true)
string(5) "there"
bool(false)
int(1)
int(2)
bool(false)
