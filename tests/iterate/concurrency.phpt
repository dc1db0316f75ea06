--TEST--
So many calls at a time; 0 and negative numbers mean no limit
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, suspend};

foreach ([1, 2, 3, 0, -1, 100] as $concurrency) {
    $running = $most = 0;
    iterate(range(1, 6), function () use (&$running, &$most) {
        $most = max($most, ++$running);
        for ($turn = 0; $turn < 20; $turn++) {
            suspend();
        }
        $running--;
    }, $concurrency);
    echo "$concurrency: $most\n";
}
?>
--EXPECT--
1: 1
2: 2
3: 3
0: 6
-1: 6
100: 6
