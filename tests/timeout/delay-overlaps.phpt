--TEST--
Twenty delays of 100 ms overlap
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, delay, await_all};

check_seconds('together', seconds(function () {
    $list = [];
    for ($i = 0; $i < 20; $i++) {
        $list[] = spawn(fn() => delay(100));
    }
    await_all($list);
}), 0.099, 1);
?>
--EXPECT--
together: as expected
