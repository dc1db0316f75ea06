--TEST--
A Fiber whose coroutine waits inside it is running: resuming it is PHP's own error
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend, delay};

$fiber = new Fiber(function () { delay(100); return 'end'; });
$c = spawn(fn() => $fiber->start());
suspend();
var_dump($fiber->isRunning(), $fiber->isSuspended());
try {
    $fiber->resume();
} catch (FiberError $e) {
    echo $e->getMessage(), "\n";
}
await($c);
echo $fiber->getReturn(), "\n";
?>
--EXPECT--
bool(true)
bool(false)
Cannot resume a fiber that is not suspended
end
