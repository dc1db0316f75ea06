--TEST--
await_any_or_fail() returns the first value; the rest goes on
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_or_fail, delay};

echo await_any_or_fail([
    spawn(function () { delay(200); echo "slow finished\n"; return 'slow'; }),
    spawn(function () { delay(1); return 'fast'; }),
]), "\n";
echo "main ends\n";
?>
--EXPECT--
fast
main ends
slow finished
