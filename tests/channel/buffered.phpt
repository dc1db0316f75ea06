--TEST--
With a buffer send() waits only while it is full
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel(2);
spawn(function () use ($channel) {
    foreach ([1, 2, 3, 4] as $i) {
        $channel->send($i);
        echo "sent $i\n";
    }
});
suspend();
var_dump(count($channel), $channel->isFull(), $channel->isEmpty(), $channel->capacity());
for ($i = 0; $i < 4; $i++) {
    $value = $channel->recv();
    echo "got $value\n";
}
suspend();
var_dump(count($channel), $channel->isFull(), $channel->isEmpty());
?>
--EXPECT--
sent 1
sent 2
int(2)
bool(true)
bool(false)
int(2)
got 1
got 2
got 3
sent 3
sent 4
got 4
int(0)
bool(false)
bool(true)
