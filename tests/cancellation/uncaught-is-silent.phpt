--TEST--
A cancellation that nobody catches is silent and does not disturb the others
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay};

$channel = new Async\Channel(1);

$c = spawn(fn() => delay(10000));
spawn(function () use ($channel) { $channel->recv(); echo "other finished\n"; });
suspend();
$c->cancel();
unset($c);
delay(1);
spawn(function () { throw new Async\AsyncCancellation('thrown by hand'); });
spawn(function () { throw new Async\OperationCanceledException('subclass'); });
delay(1);
echo "main goes on\n";
$channel->send(true);
?>
--EXPECT--
main goes on
other finished
