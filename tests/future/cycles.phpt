--TEST--
Cycles through futures are collected
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

class Noisy { public $x; function __destruct() { echo "destroyed\n"; } }
(function () { // the result refers to its future
    $noisy = new Noisy();
    $noisy->x = Future::completed($noisy)->ignore();
})();
gc_collect_cycles();
(function () { // a pending callback refers to its own future
    $noisy = new Noisy();
    $noisy->x = $state = new FutureState();
    (new Future($state))->map(function () use ($noisy) { })->ignore();
})();
gc_collect_cycles();
(function () { // the source is held by what was derived
    $noisy = new Noisy();
    $future = new Future(new FutureState());
    $noisy->x = $future->map(function () use ($noisy) { })->ignore();
})();
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
destroyed
destroyed
destroyed
end
