--TEST--
It stands in each queue like everybody else
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, suspend};

$channel = new Channel();
$other = new Channel();
spawn(function () use ($channel) { echo '1: ', $channel->recv(), "\n"; });
spawn(function () use ($channel, $other) { echo '2: ', json_encode(select([$other, $channel])), "\n"; });
spawn(function () use ($channel) { echo '3: ', $channel->recv(), "\n"; });
suspend();
foreach (['a', 'b', 'c'] as $value) {
    $channel->send($value);
}
suspend();
var_dump($other->sendAsync('nobody there'), $other->count());
?>
--EXPECT--
1: 2: 3: a
[1,"b"]
c
bool(true)
int(1)
