--TEST--
new Async\Coroutine throws and names the function that makes one
--EXTENSIONS--
async
--FILE--
<?php
try {
    new Async\Coroutine;
} catch (Error $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
?>
--EXPECT--
Error: Async\Coroutine cannot be constructed directly, use Async\spawn()
