--TEST--
A cancellation that nobody catches is silent and does not disturb the others
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay};

$c = spawn(fn() => delay(10000));
spawn(function () { delay(60); echo "other finished\n"; });
suspend();
$c->cancel();
unset($c);
delay(1);
spawn(function () { throw new Async\AsyncCancellation('thrown by hand'); });
spawn(function () { throw new Async\OperationCanceledException('subclass'); });
delay(1);
echo "main goes on\n";
?>
--EXPECT--
main goes on
other finished
