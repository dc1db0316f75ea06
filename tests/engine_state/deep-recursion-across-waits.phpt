--TEST--
Deep recursion with a wait at the bottom, several at once
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

function down(int $n): int { if ($n === 0) { suspend(); return 0; } return down($n - 1) + 1; }
echo json_encode(await_all_or_fail([spawn('down', 5000), spawn('down', 10000), spawn('down', 3)])), "\n";
?>
--EXPECT--
[5000,10000,3]
