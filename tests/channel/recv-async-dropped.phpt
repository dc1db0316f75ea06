--TEST--
A Future that was dropped or cancelled swallows no value
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;

$channel = new Channel(2);
$dropped = $channel->recvAsync()->ignore();
$cancelled = $channel->recvAsync();
unset($dropped);
$cancelled->cancel();
$channel->send('kept');
var_dump($channel->recv());
$late = $channel->recvAsync();
$channel->send('late');
var_dump($late->await());
?>
--EXPECT--
string(4) "kept"
string(4) "late"
