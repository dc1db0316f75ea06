--TEST--
spawn() of something not callable is a TypeError
--EXTENSIONS--
async
--FILE--
<?php
use function Async\spawn;

foreach (['no_such_function', 42, null, ['No', 'method']] as $task) {
    try {
        spawn($task);
        echo "no exception\n";
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    spawn();
} catch (ArgumentCountError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Async\spawn(): Argument #1 ($task) must be a valid callback, function "no_such_function" not found or invalid function name
Async\spawn(): Argument #1 ($task) must be a valid callback, no array or string given
Async\spawn(): Argument #1 ($task) must be a valid callback, no array or string given
Async\spawn(): Argument #1 ($task) must be a valid callback, class "No" not found
Async\spawn() expects at least 1 argument, 0 given
