--TEST--
Losing the last reference to a coroutine does not stop it
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

spawn(function () { delay(5); echo "ran to the end\n"; });
gc_collect_cycles();
delay(10);
?>
--EXPECT--
ran to the end
