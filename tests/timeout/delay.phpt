--TEST--
delay() waits as long as it says
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\delay;

check_seconds('delay(50)', seconds(fn() => delay(50)), 0.049, 1);
check_seconds('delay(0)', seconds(fn() => delay(0)), 0, 0.5);
?>
--EXPECT--
delay(50): as expected
delay(0): as expected
