--TEST--
A generator that waits, driven from a Fiber in a coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

function numbers() { foreach ([1, 2, 3] as $n) { suspend(); $x = yield $n; if ($x) { echo "sent $x\n"; } } return 'r'; }
await(spawn(function () {
    $generator = numbers();
    $fiber = new Fiber(function () use ($generator) {
        foreach ($generator as $n) {
            Fiber::suspend($n);
        }
        return $generator->getReturn();
    });
    for ($n = $fiber->start(); !$fiber->isTerminated(); $n = $fiber->resume()) {
        echo $n, "\n";
        suspend();
    }
    echo $fiber->getReturn(), "\n";
}));
?>
--EXPECT--
1
2
3
r
