--TEST--
Contexts in cycles are collected
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, spawn, current_context, coroutine_context};

class Noisy { public $context; public function __destruct() { echo "gone\n"; } }
(function () {
    $noisy = new Noisy;
    $noisy->context = await(spawn(fn() => coroutine_context()->set('noisy', $noisy)->set($noisy, $noisy)));
})();
(function () {
    $scope = new Scope;
    await($scope->spawn(function () { $n = new Noisy; $n->context = current_context()->set('noisy', $n); }));
})();
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
gone
gone
end
