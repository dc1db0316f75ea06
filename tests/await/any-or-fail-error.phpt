--TEST--
await_any_or_fail() throws when the first to finish failed
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_or_fail, delay};

try {
    await_any_or_fail([
        spawn(function () { delay(200); return 'slow'; }),
        spawn(function () { delay(1); throw new RuntimeException('first'); }),
    ]);
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
first
