--TEST--
A token identical to the target is ignored
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$c = spawn(function () { delay(1); return 'value'; });
echo await($c, $c), "\n";
?>
--EXPECT--
value
