--TEST--
Numbers of the constructor are between 0 and 4294967295
--EXTENSIONS--
async
--FILE--
<?php
foreach ([[-1], [4294967296], [1, -1], [null, 4294967296]] as $arguments) {
    foreach (['Async\TaskGroup', 'Async\TaskSet'] as $class) {
        try {
            new $class(...$arguments);
        } catch (ValueError $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
new Async\TaskGroup(4294967295, 4294967295);
?>
--EXPECT--
Async\TaskGroup::__construct(): Argument #1 ($concurrency) must be between 0 and 4294967295
Async\TaskSet::__construct(): Argument #1 ($concurrency) must be between 0 and 4294967295
Async\TaskGroup::__construct(): Argument #1 ($concurrency) must be between 0 and 4294967295
Async\TaskSet::__construct(): Argument #1 ($concurrency) must be between 0 and 4294967295
Async\TaskGroup::__construct(): Argument #2 ($queueLimit) must be between 0 and 4294967295
Async\TaskSet::__construct(): Argument #2 ($queueLimit) must be between 0 and 4294967295
Async\TaskGroup::__construct(): Argument #2 ($queueLimit) must be between 0 and 4294967295
Async\TaskSet::__construct(): Argument #2 ($queueLimit) must be between 0 and 4294967295
