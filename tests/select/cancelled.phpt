--TEST--
A cancelled select leaves the queues, and hands on what it got
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, suspend};

$a = new Channel();
$b = new Channel();
$waiting = spawn(fn() => select([$a, $b, [new Channel(), 1]]));
suspend();
$waiting->cancel();
suspend();
$woken = spawn(fn() => select([$a, $b]));
suspend();
$b->send('kept');
$woken->cancel();
suspend();
var_dump($woken->isCancelled(), $a->count(), $b->recv());
?>
--EXPECT--
bool(true)
int(0)
string(4) "kept"
