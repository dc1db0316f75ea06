--TEST--
Some hundred levels through internal functions fit on a coroutine's stack
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

function down(int $n) { if ($n === 0) { suspend(); return 0; } return array_map('down', [$n - 1])[0] + 1; }
/* Frames of a debug build are larger. */
echo await(spawn('down', PHP_DEBUG ? 50 : 200)), "\n";
?>
--EXPECTREGEX--
200|50
