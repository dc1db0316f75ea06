<?php
use function Async\{spawn, await, delay};

await(spawn(fn() => 1));
$c = spawn(fn() => delay(1000));
try {
    $pid = pcntl_fork();
    if ($pid === 0) {
        exit(0);
    }
    echo "forked\n";
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
$c->cancel();
?>
