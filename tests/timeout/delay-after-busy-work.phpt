--TEST--
delay() counts from its call, not from the last look at the clock
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{delay, spawn, await};

await(spawn(fn() => 1));
$end = hrtime(true) + 60_000_000;
while (hrtime(true) < $end);
check_seconds('delay(40)', seconds(fn() => delay(40)), 0.039, 1);
?>
--EXPECT--
delay(40): as expected
