--TEST--
So many tasks at a time, in the order of the spawn
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, delay};

foreach ([1, 3, 0, null] as $concurrency) {
    $group = new TaskGroup($concurrency, 0);
    $running = $most = 0;
    $order = '';
    foreach (range(1, 6) as $i) {
        $group->spawn(function () use (&$running, &$most, &$order, $i) {
            $order .= $i;
            $most = max($most, ++$running);
            delay(1);
            $running--;
        });
    }
    await($group->all());
    echo var_export($concurrency, true), ": $most $order\n";
}
?>
--EXPECT--
1: 1 123456
3: 3 123456
0: 6 123456
NULL: 6 123456
