--TEST--
A group is constructed once, and not cloned or serialized
--EXTENSIONS--
async
--FILE--
<?php
foreach (['Async\TaskGroup', 'Async\TaskSet'] as $class) {
    foreach ([fn() => (new $class)->__construct(), fn() => clone new $class, fn() => serialize(new $class)] as $try) {
        try {
            $try();
        } catch (Throwable $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Async\TaskGroup is constructed already
Trying to clone an uncloneable object of class Async\TaskGroup
Serialization of 'Async\TaskGroup' is not allowed
Async\TaskSet is constructed already
Trying to clone an uncloneable object of class Async\TaskSet
Serialization of 'Async\TaskSet' is not allowed
