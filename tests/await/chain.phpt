--TEST--
A chain of 1,000 awaits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(fn() => 0);
for ($i = 0; $i < 1000; $i++) {
    $c = spawn(fn($previous) => await($previous) + 1, $c);
}
echo await($c), "\n";
?>
--EXPECT--
1000
