--TEST--
Delays end in the order of their deadlines; equal ones in the order they began
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, delay};

foreach ([200, 1, 300, 100, 100] as $i => $ms) {
    spawn(function () use ($ms, $i) { delay($ms); echo "$ms ($i)\n"; });
}
?>
--EXPECT--
1 (1)
100 (3)
100 (4)
200 (0)
300 (2)
