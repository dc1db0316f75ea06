--TEST--
race() and any() of an empty group
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet};

foreach ([[new TaskGroup, 'race'], [new TaskGroup, 'any'], [new TaskSet, 'joinNext'], [new TaskSet, 'joinAny']] as [$group, $method]) {
    try {
        $group->$method();
    } catch (Async\AsyncException $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\AsyncException: Cannot race on an empty TaskGroup
Async\AsyncException: Cannot call any() on an empty TaskGroup
Async\AsyncException: Cannot race on an empty TaskGroup
Async\AsyncException: Cannot call any() on an empty TaskGroup
