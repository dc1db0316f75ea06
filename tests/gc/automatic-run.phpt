--TEST--
Automatic collections while many coroutines are parked
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, delay, await_all_or_fail};

$list = [];
for ($i = 0; $i < 50; $i++) {
    $list[] = spawn(function () use ($i) {
        $keep = new stdClass;
        $keep->self = $keep;
        $keep->n = $i;
        for ($j = 0; $j < 1000; $j++) {
            $o = new stdClass;
            $o->o = new stdClass;
            $o->o->o = $o;
            if ($j % 100 === 0) {
                Async\suspend();
            }
        }
        delay(1);
        return $keep->self->n;
    });
}
var_dump(array_sum(await_all_or_fail($list)), gc_status()['runs'] > 0);
?>
--EXPECT--
int(1225)
bool(true)
