--TEST--
cancel() wants an AsyncCancellation
--EXTENSIONS--
async
--FILE--
<?php
$scope = new Async\Scope;
try {
    $scope->cancel(new Exception);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
var_dump($scope->isCancelled());
?>
--EXPECT--
Async\Scope::cancel(): Argument #1 ($cancellationError) must be of type ?Async\AsyncCancellation, Exception given
bool(false)
