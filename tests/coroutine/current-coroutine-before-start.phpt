--TEST--
current_coroutine() before the start of the scheduler throws
--EXTENSIONS--
async
--INI--
async.autostart=0
--FILE--
<?php
try {
    Async\current_coroutine();
} catch (Async\AsyncException $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
var_dump(Async\get_coroutines());
?>
--EXPECT--
Async\AsyncException: The current coroutine is not defined
array(0) {
}
