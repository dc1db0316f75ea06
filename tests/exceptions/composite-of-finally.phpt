--TEST--
Two failing finally() callbacks become one CompositeException
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    $c = Async\spawn(fn() => 1);
    $c->finally(function () { throw new LogicException('one'); });
    $c->finally(function () { throw new LogicException('two'); });
    unset($c);
    Async\delay(10);
    PHP);
echo $run['status'], "\n";
echo substr_count($run['stdout'], 'Fatal error: Uncaught'), ' ', substr_count($run['stdout'], 'Async\CompositeException') > 0 ? 'composite' : $run['stdout'], "\n";
?>
--EXPECT--
255
1 composite
