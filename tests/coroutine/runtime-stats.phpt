--TEST--
runtime_stats(): the keys, zeros before the start, counts after it
--EXTENSIONS--
async
--INI--
async.autostart=0
--FILE--
<?php
use function Async\{spawn, suspend, delay, await_all, runtime_stats};

$stats = runtime_stats();
echo implode(' ', array_keys($stats)), "\n";
var_dump(array_sum($stats));
$list = [];
for ($i = 0; $i < 3; $i++) {
    $list[] = spawn(fn() => delay(5));
}
$stats = runtime_stats();
var_dump($stats['coroutines_total'], array_filter($stats, 'is_int') === $stats);
var_dump($stats['coroutine_queue'] >= 3);
suspend();
var_dump(runtime_stats()['fiber_stack_size'] >= 65536, runtime_stats()['fiber_pool_count'] >= 0);
await_all($list);
var_dump(runtime_stats()['coroutines_total']);
?>
--EXPECT--
coroutines_total coroutines_active microtasks_queue coroutine_queue resumed_queue fiber_pool_count fiber_pool_capacity fiber_pool_min fiber_stack_size fiber_pool_virtual_bytes
int(0)
int(4)
bool(true)
bool(true)
bool(true)
bool(true)
int(1)
