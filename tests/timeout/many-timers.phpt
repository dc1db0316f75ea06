--TEST--
10,000 timers with random deadlines fire in order
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, delay, await_all};

mt_srand(1);
$last = 0;
$disorder = 0;
$list = [];
for ($i = 0; $i < 10000; $i++) {
    $ms = mt_rand(1, 20) * 20;
    $list[] = spawn(function () use ($ms, &$last, &$disorder) {
        $start = hrtime(true);
        delay($ms);
        if (hrtime(true) - $start < ($ms - 1) * 1e6) {
            echo "early\n";
        }
        // coroutines start within some milliseconds of each other: the deadlines are 20 ms apart
        if ($ms < $last - 200) {
            $disorder++;
        }
        $last = max($last, $ms);
    });
}
await_all($list);
var_dump($last, $disorder);
?>
--EXPECT--
int(400)
int(0)
