--TEST--
In a chain the last link warns
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

$state = new FutureState();
$future = new Future($state);
$tail = $future->map(fn($x) => $x)->map(fn($x) => $x);
$state->error(new Exception('lost'));
unset($future, $state, $tail);
Async\suspend();
Async\suspend();
echo "end\n";
?>
--EXPECTF--
Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:6 in Unknown on line 0

Warning: Unhandled exception in Future: lost; use catch() or ignore() to handle. Created at %s:6 in Unknown on line 0
end
