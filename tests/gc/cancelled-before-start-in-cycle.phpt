--TEST--
A never started coroutine whose closure refers to itself is freed
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend};

class Noisy { function __destruct() { echo "destroyed\n"; } }
(function () {
    $noisy = new Noisy;
    $c = spawn(function () use (&$c, $noisy) { });
    $c->cancel();
})();
suspend();
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
destroyed
end
