--TEST--
Groups in cycles are collected
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet};
use function Async\{await, suspend};

foreach ([TaskGroup::class, TaskSet::class] as $class) {
    for ($i = 0; $i < 3; $i++) {
        $group = new $class;
        $group->spawn(fn() => $group);
        $group->spawn(function () use ($group) { throw new class($group) extends Exception { public function __construct(public $group) {} }; });
        $group->finally(function () use ($group) {});
        suspend();
        $class === TaskGroup::class ? $group->suppressErrors() : $group->joinAny()->ignore();
        $weak[] = WeakReference::create($group);
        unset($group);
    }
}
gc_collect_cycles();
suspend();
gc_collect_cycles();
var_dump(count(array_filter($weak, fn($w) => $w->get())));
?>
--EXPECT--
int(0)
