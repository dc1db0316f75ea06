--TEST--
Scope::spawn() and finally() want a Closure
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;

$scope = new Scope;
foreach (['strlen', null, 1, new stdClass] as $argument) {
    foreach (['spawn', 'finally'] as $method) {
        try {
            $scope->$method($argument);
        } catch (TypeError $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
try {
    new Scope(1);
    echo "extra arguments of internal functions throw\n";
} catch (ArgumentCountError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Async\Scope::spawn(): Argument #1 ($callable) argument must be callable
Async\Scope::finally(): Argument #1 ($callback) argument must be callable
Async\Scope::spawn(): Argument #1 ($callable) argument must be callable
Async\Scope::finally(): Argument #1 ($callback) argument must be callable
Async\Scope::spawn(): Argument #1 ($callable) argument must be callable
Async\Scope::finally(): Argument #1 ($callback) argument must be callable
Async\Scope::spawn(): Argument #1 ($callable) argument must be callable
Async\Scope::finally(): Argument #1 ($callback) argument must be callable
Async\Scope::__construct() expects exactly 0 arguments, 1 given
