--TEST--
A Timeout that is an argument in the trace of its own exception can be collected
--EXTENSIONS--
async
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
use function Async\{await, timeout, delay};

function wait(Async\Timeout $t): void
{
    try {
        await($t);
    } catch (Async\TimeoutException) {
    }
}
$t = timeout(1);
$gone = WeakReference::create($t);
wait($t);
unset($t);
gc_collect_cycles();
var_dump($gone->get());
?>
--EXPECT--
NULL
