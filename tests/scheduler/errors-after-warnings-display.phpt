--TEST--
Warnings of coroutines carry their own file and line
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend};

spawn(function () { suspend(); hex2bin('a'); });
spawn(function () { suspend(); $x = [] . ''; });
?>
--EXPECTF--
Warning: hex2bin(): Hexadecimal input string must have an even length in %serrors-after-warnings-display.php on line 4

Warning: Array to string conversion in %serrors-after-warnings-display.php on line 5
