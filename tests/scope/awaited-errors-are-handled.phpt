--TEST--
An error that is awaited does not concern the scope
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, suspend};

$scope = new Scope;
$scope->setExceptionHandler(function () { echo "not called\n"; });
try {
    await($scope->spawn(function () { throw new RuntimeException('awaited'); }));
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
var_dump($scope->isCancelled());
?>
--EXPECT--
awaited
bool(false)
