--TEST--
An extension that observes functions and contexts sees coroutines as it sees Fibers
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/module.inc';
if (!can_build_modules()) die('skip needs php-config and cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/module.inc';

$module = build_module('observer');
show_php(<<<'PHP'
    use function Async\{await, delay, spawn};

    function outer(int $i): int { return inner($i) + 1; }
    function inner(int $i): int { delay($i % 3); leaf(); delay(1); return $i; }
    function leaf(): void {}
    function fails(): void { try { delay(1); throw new Exception('expected'); } finally { leaf(); } }
    function waits(): void { try { delay(10_000); } finally { leaf(); } }
    function native(): int {
        $fiber = new Fiber(function () { leaf(); Fiber::suspend(inner(1)); return inner(2); });
        return $fiber->start() + ($fiber->resume() ?? $fiber->getReturn());
    }

    for ($round = 0; $round < 3; $round++) {
        $list = array_map(fn($i) => spawn('outer', $i), range(1, 10));
        $failing = spawn('fails');
        $waiting = spawn('waits');
        echo array_sum(Async\await_all($list)[0]), ' ', await(spawn('native')), ' ';
        try { await($failing); } catch (Exception $e) { echo $e->getMessage(), ' '; }
        $waiting->cancel();
        try { await($waiting); } catch (Async\AsyncCancellation) { echo "cancelled\n"; }
    }
    [$begins, $ends, $contexts, $switches] = observed();
    // That of observed() is open, too.
    echo $begins - $ends === 2 ? 'only the script runs' : "open: $begins - $ends", ', ',
        $contexts >= 12 && $contexts < 30 ? 'contexts are used again' : "contexts: $contexts", ', ',
        $switches >= 100 ? 'switches are seen' : "switches: $switches", "\n";
    spawn('waits');
    delay(1);
    exit;
    PHP, "-d extension=$module");
unlink($module);
?>
--EXPECT--
65 3 expected cancelled
65 3 expected cancelled
65 3 expected cancelled
only the script runs, contexts are used again, switches are seen
observer: all functions have ended, all contexts are gone, nothing wrong
status 0
