--TEST--
finally() runs after the end, with the coroutine as its argument
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend, delay, await};

$c = spawn(function () { suspend(); echo "work\n"; return 5; });
$c->finally(function ($arg) use ($c) {
    echo "finally ", var_export($arg === $c, true), ' ', $arg->getResult(), "\n";
});
echo await($c), "\n";
delay(5);
?>
--EXPECT--
work
5
finally true 5
