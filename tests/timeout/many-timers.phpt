--TEST--
10,000 timers with random deadlines fire in order
--EXTENSIONS--
async
--INI--
memory_limit=-1
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about the order of timers)
--FILE--
<?php
use function Async\{spawn, delay, await_all};

mt_srand(1);
$last = 0;
$woken = $early = $disorder = 0;
$list = [];
for ($i = 0; $i < 10000; $i++) {
    $ms = mt_rand(1, 400);
    $list[] = spawn(function () use ($ms, &$last, &$woken, &$early, &$disorder) {
        $deadline = hrtime(true) + $ms * 1_000_000;
        delay($ms);
        $woken++;
        $early += hrtime(true) < $deadline - 1_000_000;
        $disorder += $deadline < $last - 5_000_000;
        $last = max($last, $deadline);
    });
}
await_all($list);
// the process may lose the processor between taking the time and the call of delay()
var_dump($woken, $early, $disorder < 100);
?>
--EXPECT--
int(10000)
int(0)
bool(true)
