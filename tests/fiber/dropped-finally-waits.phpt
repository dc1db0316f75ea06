--TEST--
A dropped Fiber whose finally block waits: the coroutine waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await, spawn};

$c = spawn(function () use (&$other) {
    $fiber = new Fiber(function () use (&$other) { try { Fiber::suspend(); } finally { await($other); echo "waited\n"; } });
    $fiber->start();
    unset($fiber);
    echo "after unset\n";
});
$other = spawn(function () { echo "other\n"; });
await($c);
?>
--EXPECT--
other
waited
after unset
