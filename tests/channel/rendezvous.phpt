--TEST--
Without a buffer send() returns only after a receiver took the value
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$channel = new Channel();
spawn(function () use ($channel) {
    echo "sending\n";
    $channel->send('a');
    echo "sent\n";
});
suspend();
suspend();
echo "receiving\n";
var_dump($channel->recv());
suspend();
echo "end\n";
?>
--EXPECT--
sending
receiving
string(1) "a"
sent
end
