--TEST--
The constructor refuses numbers out of range, and what is not callable
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

foreach ([['min' => -1], ['max' => 0], ['min' => 3, 'max' => 2], ['healthcheckInterval' => -1], ['destructor' => 'no such function']] as $arguments) {
    try {
        new Pool(fn() => 1, ...$arguments);
    } catch (ValueError | TypeError $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
try {
    new Pool('no such function');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
ValueError: Async\Pool::__construct(): Argument #6 ($min) must be >= 0
ValueError: Async\Pool::__construct(): Argument #7 ($max) must be >= 1
ValueError: Async\Pool::__construct(): Argument #6 ($min) must be <= max
ValueError: Async\Pool::__construct(): Argument #8 ($healthcheckInterval) must be >= 0
TypeError: Async\Pool::__construct(): Argument #2 ($destructor) must be a valid callback or null, function "no such function" not found or invalid function name
Async\Pool::__construct(): Argument #1 ($factory) must be a valid callback, function "no such function" not found or invalid function name
