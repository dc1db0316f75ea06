--TEST--
What a handler throws goes up instead, caused by the former error
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$top = new Scope;
$top->setExceptionHandler(function ($scope, $coroutine, $e) {
    echo get_class($e), ': ', $e->getMessage(), ' after ', $e->getPrevious()->getMessage(), "\n";
});
$scope = Scope::inherit($top);
$scope->setExceptionHandler(function ($scope, $coroutine, $e) { throw new LogicException('in handler', 0, $e); });
$scope->spawn(function () { throw new RuntimeException('first'); });
$scope->spawn(function () { delay(1000); });
suspend();
var_dump($scope->isCancelled(), $top->isCancelled());
?>
--EXPECT--
LogicException: in handler after first
bool(true)
bool(false)
