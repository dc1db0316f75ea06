--TEST--
asHiPriority() puts a coroutine at the head of the queue and returns it
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend};

spawn(function () { echo "first\n"; });
spawn(function () { echo "second\n"; });
$c = spawn(function () { echo "urgent\n"; });
var_dump($c->asHiPriority() === $c);
suspend();
?>
--EXPECT--
bool(true)
urgent
first
second
