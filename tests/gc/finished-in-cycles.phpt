--TEST--
Cycles through finished coroutines, channels, futures, groups and closures are collected
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, Future, FutureState, TaskGroup};
use function Async\{await, current_coroutine, spawn, suspend};

$weak = [];
for ($i = 0; $i < 5; $i++) {
    $all = new ArrayObject;
    $all['channel'] = new Channel(3);
    $all['channel']->send($all);
    $all['state'] = new FutureState;
    $all['future'] = (new Future($all['state']))->map(fn ($it) => $it);
    $all['state']->complete($all);
    await($all['future']);
    $all['coroutine'] = spawn(function () use ($all) { return [$all, current_coroutine()]; });
    $all['coroutine']->finally(function () use ($all) {});
    await($all['coroutine']);
    $all['group'] = new TaskGroup;
    $all['group']->spawn(fn () => $all);
    $all['group']->close();
    $all['group']->finally(function () use ($all) {});
    await($all['group']->all());
    foreach ($all as $it) {
        $weak[] = WeakReference::create($it);
    }
    $weak[] = WeakReference::create($all);
    unset($all, $it);
}
suspend();
suspend();
gc_collect_cycles();
suspend();
gc_collect_cycles();
echo count(array_filter($weak, fn ($it) => $it->get() !== null)), ' of ', count($weak), " are left\n";
?>
--EXPECT--
0 of 30 are left
