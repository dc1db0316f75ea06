--TEST--
suspend() with nothing else to run comes back at once, started scheduler or not
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{suspend, await, spawn};

suspend();
echo "before the start\n";
await(spawn(fn() => suspend()));
suspend();
echo "after the start\n";
var_dump(count(Async\get_coroutines()));
?>
--EXPECT--
before the start
after the start
int(1)
