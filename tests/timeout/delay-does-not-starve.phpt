--TEST--
A coroutine that never stops calling suspend() does not hold up timers
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay};

$stop = false;
spawn(function () use (&$stop) { delay(20); echo "timer\n"; $stop = true; });
$turns = 0;
$end = hrtime(true) + 3e9;
while (!$stop && hrtime(true) < $end) { suspend(); $turns++; }
echo $stop ? "stopped\n" : "starved\n";
?>
--EXPECT--
timer
stopped
