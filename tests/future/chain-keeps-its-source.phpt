--TEST--
A temporary source lives as long as what was derived from it
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\spawn;

$state = new FutureState();
$mapped = (new Future($state))->map(fn($x) => "1$x")->map(fn($x) => "2$x");
gc_collect_cycles();
spawn(fn() => $state->complete('end'));
var_dump($mapped->await());
?>
--EXPECT--
string(5) "21end"
