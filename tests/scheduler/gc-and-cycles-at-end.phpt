--TEST--
Coroutines in reference cycles with their closures are freed at the end
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

class Noisy { public $self; function __destruct() { echo "destroyed\n"; } }
function make(): void {
    $o = new Noisy;
    $o->self = spawn(function () use ($o) { delay(1); return $o; });
    await($o->self);
}
make();
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
destroyed
end
