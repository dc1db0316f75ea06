--TEST--
A loop ends with an exception when the reason is another one
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException};

$channel = new Channel(1, noProducerTimeout: 5, hardTimeouts: true);
$channel->send(1);
try {
    foreach ($channel as $value) {
        echo $value, "\n";
    }
} catch (ChannelException $e) {
    echo $e->getMessage(), ', ', $e->reason->name, "\n";
}
?>
--EXPECT--
1
Channel deadlock: no producers, NO_PRODUCERS
