--TEST--
Many senders and receivers are served in the order of arrival
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

foreach ([0, 1, 3] as $capacity) {
    $channel = new Channel($capacity);
    for ($i = 0; $i < 5; $i++) {
        spawn(function () use ($channel, $i) { echo "$i:", $channel->recv(), ' '; });
    }
    suspend();
    for ($i = 0; $i < 5; $i++) {
        spawn(fn() => $channel->send("v$i"));
    }
    for ($i = 0; $i < 20; $i++) { suspend(); }
    for ($i = 0; $i < 5; $i++) {
        spawn(function () use ($channel, $i) { $channel->send("w$i"); });
    }
    suspend();
    for ($i = 0; $i < 5; $i++) {
        echo $channel->recv(), ' ';
    }
    echo "\n";
}
?>
--EXPECT--
0:1:2:3:4:v0 v1 v2 v3 v4 w0 w1 w2 w3 w4 
0:1:2:3:4:v0 v1 v2 v3 v4 w0 w1 w2 w3 w4 
0:1:2:3:4:v0 v1 v2 v3 v4 w0 w1 w2 w3 w4
