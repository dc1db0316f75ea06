--TEST--
Contexts are not made by hand, cloned or serialized
--EXTENSIONS--
async
--FILE--
<?php
foreach ([fn() => new Async\Context, fn() => clone Async\current_context(), fn() => serialize(Async\current_context())] as $try) {
    try {
        $try();
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Async\Context cannot be constructed directly, use Async\current_context()
Error: Trying to clone an uncloneable object of class Async\Context
Exception: Serialization of 'Async\Context' is not allowed
