--TEST--
await_any_of_or_fail() throws the first error
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_of_or_fail, delay};

try {
    await_any_of_or_fail(2, [
        spawn(function () { return 'ok'; }),
        spawn(function () { delay(1); throw new RuntimeException('failed'); }),
        spawn(function () { delay(200); return 'late'; }),
    ]);
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
failed
