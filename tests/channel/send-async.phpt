--TEST--
sendAsync() never waits; without a buffer one value may be left behind
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel(2);
var_dump($channel->sendAsync(1), $channel->sendAsync(2), $channel->sendAsync(3));
$meeting = new Channel();
var_dump($meeting->sendAsync('left'), $meeting->sendAsync('too many'), $meeting->count(), $meeting->isFull());
var_dump($meeting->recv());
spawn(function () use ($meeting) { var_dump($meeting->recv()); });
suspend();
var_dump($meeting->sendAsync('to a receiver'), $meeting->count());
suspend();
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
int(1)
bool(true)
string(4) "left"
bool(true)
int(0)
string(13) "to a receiver"
