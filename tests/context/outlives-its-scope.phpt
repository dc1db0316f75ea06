--TEST--
A context that outlives its scope still knows the scopes above
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, current_context};

current_context()->set('top', 1);
$scope = Scope::inherit();
$context = await($scope->spawn(fn() => current_context()->set('own', 2)));
unset($scope);
gc_collect_cycles();
var_dump($context->get('own'), $context->get('top'));
?>
--EXPECT--
int(2)
int(1)
