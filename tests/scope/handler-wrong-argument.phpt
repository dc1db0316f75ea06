--TEST--
Handlers must be callable
--EXTENSIONS--
async
--FILE--
<?php
$scope = new Async\Scope;
foreach (['setExceptionHandler', 'setChildScopeExceptionHandler'] as $method) {
    try {
        $scope->$method('no_such_function');
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\Scope::setExceptionHandler(): Argument #1 ($exceptionHandler) must be a valid callback, function "no_such_function" not found or invalid function name
Async\Scope::setChildScopeExceptionHandler(): Argument #1 ($exceptionHandler) must be a valid callback, function "no_such_function" not found or invalid function name
