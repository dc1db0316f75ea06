--TEST--
suspend() puts the caller behind the ready coroutines
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend};

spawn(function () { foreach ([1, 2, 3] as $i) { echo "a$i "; suspend(); } });
spawn(function () { foreach ([1, 2, 3] as $i) { echo "b$i "; suspend(); } });
echo "m1 "; suspend();
echo "m2 "; suspend();
echo "m3 "; suspend();
?>
--EXPECT--
m1 a1 b1 m2 a2 b2 m3 a3 b3
