--TEST--
delay() three Fibers deep
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

function nest(int $depth): string {
    if ($depth === 0) {
        delay(2);
        return 'bottom';
    }
    $fiber = new Fiber(fn() => nest($depth - 1) . $depth);
    $fiber->start();
    return $fiber->getReturn();
}
$a = spawn('nest', 3);
$b = spawn('nest', 3);
echo await($a), ' ', await($b), "\n";
?>
--EXPECT--
bottom123 bottom123
