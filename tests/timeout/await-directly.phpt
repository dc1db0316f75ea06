--TEST--
Awaiting a Timeout throws when it fires, and again afterwards
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{await, timeout};

$t = timeout(20);
var_dump($t->isCompleted());
check_seconds('first', seconds(function () use ($t) {
    try { await($t); } catch (Async\TimeoutException $e) { echo $e->getMessage(), "\n"; }
}), 0.019, 1);
var_dump($t->isCompleted());
check_seconds('again', seconds(function () use ($t) {
    try { await($t); } catch (Async\TimeoutException $e) { echo $e->getMessage(), "\n"; }
}), 0, 0.5);
?>
--EXPECT--
bool(false)
Timeout occurred after 20 milliseconds
first: as expected
bool(true)
Timeout occurred after 20 milliseconds
again: as expected
