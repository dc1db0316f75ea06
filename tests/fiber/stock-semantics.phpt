--TEST--
Native Fibers behave as in stock PHP, before and after the start of the scheduler
--EXTENSIONS--
async
--FILE--
<?php
$case = function () {
    $log = [];
    $fiber = new Fiber(function (string $x) use (&$log): string {
        $log[] = "start $x";
        $log[] = 'got ' . Fiber::suspend('one');
        try {
            Fiber::suspend('two');
        } catch (LogicException $e) {
            $log[] = 'thrown ' . $e->getMessage();
        }
        return 'result';
    });
    $log[] = $fiber->start('arg');
    $log[] = $fiber->resume('value');
    $fiber->throw(new LogicException('in'));
    $log[] = $fiber->getReturn();
    $log[] = json_encode([$fiber->isStarted(), $fiber->isSuspended(), $fiber->isRunning(), $fiber->isTerminated(), Fiber::getCurrent()]);
    return $log;
};
$stock = $case();
echo implode("\n", $stock), "\n";
var_dump(Async\await(Async\spawn($case)) === $stock, $case() === $stock);
?>
--EXPECT--
start arg
one
got value
two
thrown in
result
[true,false,false,true,null]
bool(true)
bool(true)
