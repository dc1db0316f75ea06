--TEST--
Exceptions pass from a Fiber to the coroutine and back
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$c = spawn(function () {
    $fiber = new Fiber(function () {
        try {
            await(spawn(function () { delay(1); throw new LogicException('from a coroutine'); }));
        } catch (LogicException $e) {
            try {
                Fiber::suspend();
            } catch (DomainException $e2) {
                throw new RuntimeException($e->getMessage() . ' and ' . $e2->getMessage());
            }
        }
    });
    $fiber->start();
    $fiber->throw(new DomainException('from outside'));
});
try {
    await($c);
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
from a coroutine and from outside
