--TEST--
gc_collect_cycles() inside a coroutine collects and returns the count
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$make = function () { for ($i = 0; $i < 10; $i++) { $o = new stdClass; $o->self = $o; unset($o); } return gc_collect_cycles(); };
gc_collect_cycles();
$outside = $make();
var_dump($outside, await(spawn($make)));
?>
--EXPECT--
int(10)
int(10)
