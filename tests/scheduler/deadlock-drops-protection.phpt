--TEST--
A deadlock inside protect() is resolved, too
--EXTENSIONS--
async
--INI--
async.debug_deadlock=0
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    $a = Async\spawn(function () use (&$b) { Async\protect(fn() => Async\await($b)); });
    $b = Async\spawn(function () use (&$a) { Async\await($a); });
    PHP);
echo $run['status'], ' ', substr_count($run['stdout'], 'Deadlock detected: no active coroutines, 2 coroutines in waiting'), "\n";
?>
--EXPECT--
255 1
