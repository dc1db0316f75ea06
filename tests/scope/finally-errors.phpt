--TEST--
Errors of finally() callbacks go to the scope's handler, together
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\Scope;
use function Async\suspend;

$scope = new Scope;
$scope->setExceptionHandler(function ($scope, $coroutine, $e) {
    echo get_class($e), "\n";
    foreach ($e instanceof Async\CompositeException ? $e->getExceptions() : [] as $each) {
        echo '  ', get_class($each), ': ', $each->getMessage(), "\n";
    }
});
$scope->finally(function () { throw new Exception('first'); });
$scope->finally(function () { throw new RuntimeException('second'); });
$scope->finally(function () { throw new LogicException('third'); });
$scope->dispose();
?>
--EXPECT--
Async\CompositeException
  Exception: first
  RuntimeException: second
  LogicException: third
