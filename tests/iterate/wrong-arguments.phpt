--TEST--
iterate() wants an array or a Traversable, and a callable
--EXTENSIONS--
async
--FILE--
<?php
foreach ([1, 'text', null, new stdClass] as $argument) {
    try {
        Async\iterate($argument, fn() => 1);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    Async\iterate([], 'no_such_function');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Async\iterate(): Argument #1 ($iterable) must be of type array|Traversable, int given
Async\iterate(): Argument #1 ($iterable) must be of type array|Traversable, string given
Async\iterate(): Argument #1 ($iterable) must be of type array|Traversable, null given
Async\iterate(): Argument #1 ($iterable) must be of type array|Traversable, stdClass given
Async\iterate(): Argument #2 ($callback) must be a valid callback, function "no_such_function" not found or invalid function name
