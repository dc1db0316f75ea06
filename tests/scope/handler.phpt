--TEST--
setExceptionHandler() takes errors; the others go on; a second call replaces
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Scope, Coroutine};
use function Async\{delay, suspend};

$scope = new Scope;
$scope->setExceptionHandler(function () { echo "replaced\n"; });
$scope->setExceptionHandler(function (Scope $given, Coroutine $failed, Throwable $e) use ($scope, &$coroutine, &$handled) {
    var_dump($given === $scope, $failed === $coroutine, $failed->isCompleted(), $failed->getException() === $e);
    echo get_class($e), ': ', $e->getMessage(), "\n";
    delay(1);
    echo "handlers may wait\n";
    $handled = true;
});
$coroutine = $scope->spawn(function () { suspend(); throw new RuntimeException('oops'); });
$scope->spawn(function () use (&$handled) { while (!$handled) { delay(1); } echo "sibling done\n"; });
$scope->awaitCompletion(Async\timeout(1000));
var_dump($scope->isCancelled());
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
RuntimeException: oops
handlers may wait
sibling done
bool(false)
