--TEST--
Delays end in the order of their deadlines; equal ones in the order they began
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

foreach ([80, 1, 120, 40, 40] as $i => $ms) {
    spawn(function () use ($ms, $i) { delay($ms); echo "$ms ($i)\n"; });
}
?>
--EXPECT--
1 (1)
40 (3)
40 (4)
80 (0)
120 (2)
