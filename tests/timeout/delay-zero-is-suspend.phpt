--TEST--
delay(0) is a plain suspend()
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, delay};

spawn(function () { echo "a1 "; delay(0); echo "a2 "; });
spawn(function () { echo "b1 "; delay(0); echo "b2 "; });
delay(0);
echo "m ";
delay(0);
echo "end\n";
?>
--EXPECT--
a1 b1 m a2 b2 end
