--TEST--
Fibers of several coroutines interleave without mixing
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$task = function (string $name) {
    $fiber = new Fiber(function () use ($name) {
        $sum = '';
        for ($i = 0; $i < 3; $i++) {
            suspend();
            $sum .= Fiber::suspend("$name$i");
        }
        return $sum;
    });
    $out = [$fiber->start()];
    while (!$fiber->isTerminated()) {
        suspend();
        $value = $fiber->resume(strtoupper(end($out)));
        if ($value !== null) {
            $out[] = $value;
        }
    }
    return implode(' ', $out) . ' ' . $fiber->getReturn();
};
print_r(await_all_or_fail([spawn($task, 'a'), spawn($task, 'b')]));
?>
--EXPECT--
Array
(
    [0] => a0 a1 a2 A0A1A2
    [1] => b0 b1 b2 B0B1B2
)
