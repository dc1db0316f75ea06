--TEST--
Several finally() callbacks run concurrently
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend, delay};

$c = spawn(function () { });
$c->finally(function () { echo "a1\n"; delay(150); echo "a2\n"; });
$c->finally(function () { echo "b1\n"; delay(1); echo "b2\n"; });
?>
--EXPECT--
a1
b1
b2
a2
