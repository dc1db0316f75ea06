--TEST--
get() and getLocal() of a missing key
--EXTENSIONS--
async
--FILE--
<?php
use Async\ContextException;
use function Async\current_context;

foreach (['get', 'getLocal'] as $method) {
    foreach (['x', new ArrayObject] as $key) {
        try {
            current_context()->$method($key);
        } catch (ContextException $e) {
            echo $e->getMessage(), ' ', get_parent_class($e), "\n";
        }
    }
}
?>
--EXPECT--
Context key "x" not found Async\AsyncException
Context key "ArrayObject" not found Async\AsyncException
Context key "x" not found Async\AsyncException
Context key "ArrayObject" not found Async\AsyncException
