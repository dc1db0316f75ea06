--TEST--
await_all_or_fail() throws the first error, after the others have finished
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

try {
    await_all_or_fail([
        spawn(function () { delay(300); echo "slow one finished\n"; }),
        spawn(function () { delay(1); throw new RuntimeException('first'); }),
        spawn(function () { delay(150); throw new RuntimeException('second'); }),
    ]);
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
slow one finished
first
