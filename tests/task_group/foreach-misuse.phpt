--TEST--
No iteration by reference, no direct getIterator()
--EXTENSIONS--
async
--FILE--
<?php
foreach (['Async\TaskGroup', 'Async\TaskSet'] as $class) {
    $group = new $class;
    $group->spawn(fn() => 1);
    $group->close();
    try {
        foreach ($group as &$outcome) {
        }
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    try {
        $group->getIterator();
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Cannot iterate TaskGroup by reference
Error: An object of class Async\TaskGroup is not a traversable object in an invalid state
Error: Cannot iterate TaskSet by reference
Error: An object of class Async\TaskSet is not a traversable object in an invalid state
