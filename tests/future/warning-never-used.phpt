--TEST--
A warning at destruction: nobody asked for the outcome
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

$state = new FutureState();
$future = new Future($state);
$state->complete(1);
unset($future, $state);
echo "--\n";
new FutureState();
echo "--\n";
Future::completed(1);
echo "end\n";
?>
--EXPECTF--
Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:4 in %s on line 7
--

Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:9 in %s on line 9
--

Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:11 in %s on line 11
end
