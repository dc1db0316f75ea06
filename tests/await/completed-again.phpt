--TEST--
await() of a finished coroutine returns at once, without letting others run
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(fn() => 'v');
await($c);
spawn(function () { echo "other\n"; });
echo await($c), await($c), "\n";
?>
--EXPECT--
vv
other
