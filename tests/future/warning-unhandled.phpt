--TEST--
A warning at destruction: nobody asked for the exception
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

$state = new FutureState();
$future = new Future($state);
$state->error(new Exception('lost'));
unset($future, $state);
echo "--\n";
Future::failed(new Error('lost, too'));
echo "end\n";
?>
--EXPECTF--
Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:4 in %s on line 7

Warning: Unhandled exception in Future: lost; use catch() or ignore() to handle. Created at %s:4, completed at %s:6 in %s on line 7
--

Warning: Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning. Created at %s:9 in %s on line 9

Warning: Unhandled exception in Future: lost, too; use catch() or ignore() to handle. Created at %s:9, completed at %s:9 in %s on line 9
end
