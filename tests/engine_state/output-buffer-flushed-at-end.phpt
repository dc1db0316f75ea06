--TEST--
A buffer left open is flushed at the end of its coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

$c = spawn(function () { ob_start(fn($s) => strtoupper($s)); echo "left "; suspend(); echo "open\n"; });
$d = spawn(function () { echo "unbuffered\n"; });
await($c);
echo "end\n";
?>
--EXPECT--
unbuffered
LEFT OPEN
end
