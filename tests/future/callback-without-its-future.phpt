--TEST--
A callback runs although nobody holds the Future of its result
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\suspend;

$state = new FutureState();
$future = new Future($state);
$future->map(function ($x) { echo "got $x\n"; })->ignore();
$state->complete(7);
echo "completed\n";
suspend();
echo "end\n";
?>
--EXPECT--
completed
got 7
end
