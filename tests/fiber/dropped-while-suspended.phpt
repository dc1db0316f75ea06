--TEST--
A suspended Fiber that is dropped inside a coroutine is unwound there
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

await(spawn(function () {
    $fiber = new Fiber(function () { try { Fiber::suspend(); } finally { echo "unwound\n"; } });
    $fiber->start();
    unset($fiber);
    echo "after unset\n";
}));
?>
--EXPECT--
unwound
after unset
