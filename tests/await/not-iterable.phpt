--TEST--
The await_* functions want an array or a Traversable
--EXTENSIONS--
async
--FILE--
<?php
foreach (['await_any_or_fail', 'await_first_success', 'await_all_or_fail', 'await_all'] as $function) {
    try {
        ("Async\\$function")('text');
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
foreach (['await_any_of_or_fail', 'await_any_of'] as $function) {
    foreach ([[1, new stdClass], ['x', []], [1]] as $arguments) {
        try {
            ("Async\\$function")(...$arguments);
        } catch (TypeError $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Async\await_any_or_fail(): Argument #1 ($triggers) must be of type Traversable|array, string given
Async\await_first_success(): Argument #1 ($triggers) must be of type Traversable|array, string given
Async\await_all_or_fail(): Argument #1 ($triggers) must be of type Traversable|array, string given
Async\await_all(): Argument #1 ($triggers) must be of type Traversable|array, string given
Async\await_any_of_or_fail(): Argument #2 ($triggers) must be of type Traversable|array, stdClass given
Async\await_any_of_or_fail(): Argument #1 ($count) must be of type int, string given
Async\await_any_of_or_fail() expects at least 2 arguments, 1 given
Async\await_any_of(): Argument #2 ($triggers) must be of type Traversable|array, stdClass given
Async\await_any_of(): Argument #1 ($count) must be of type int, string given
Async\await_any_of() expects at least 2 arguments, 1 given
