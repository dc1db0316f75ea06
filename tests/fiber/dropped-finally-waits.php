<?php
use function Async\{spawn, await, delay};

$c = spawn(function () {
    $fiber = new Fiber(function () { try { Fiber::suspend(); } finally { delay(2); echo "waited\n"; } });
    $fiber->start();
    unset($fiber);
    echo "after unset\n";
});
spawn(function () { echo "other\n"; });
await($c);
?>
