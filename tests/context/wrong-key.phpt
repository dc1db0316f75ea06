--TEST--
A key is a string or an object
--EXTENSIONS--
async
--FILE--
<?php
foreach (['find', 'get', 'has', 'findLocal', 'getLocal', 'hasLocal', 'unset', 'set'] as $method) {
    foreach ([1, null, []] as $key) {
        try {
            Async\current_context()->$method(...($method === 'set' ? [$key, 1] : [$key]));
        } catch (TypeError $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Async\Context::find(): Argument #1 ($key) must be of type string|object, int given
Async\Context::find(): Argument #1 ($key) must be of type string|object, null given
Async\Context::find(): Argument #1 ($key) must be of type string|object, array given
Async\Context::get(): Argument #1 ($key) must be of type string|object, int given
Async\Context::get(): Argument #1 ($key) must be of type string|object, null given
Async\Context::get(): Argument #1 ($key) must be of type string|object, array given
Async\Context::has(): Argument #1 ($key) must be of type string|object, int given
Async\Context::has(): Argument #1 ($key) must be of type string|object, null given
Async\Context::has(): Argument #1 ($key) must be of type string|object, array given
Async\Context::findLocal(): Argument #1 ($key) must be of type string|object, int given
Async\Context::findLocal(): Argument #1 ($key) must be of type string|object, null given
Async\Context::findLocal(): Argument #1 ($key) must be of type string|object, array given
Async\Context::getLocal(): Argument #1 ($key) must be of type string|object, int given
Async\Context::getLocal(): Argument #1 ($key) must be of type string|object, null given
Async\Context::getLocal(): Argument #1 ($key) must be of type string|object, array given
Async\Context::hasLocal(): Argument #1 ($key) must be of type string|object, int given
Async\Context::hasLocal(): Argument #1 ($key) must be of type string|object, null given
Async\Context::hasLocal(): Argument #1 ($key) must be of type string|object, array given
Async\Context::unset(): Argument #1 ($key) must be of type string|object, int given
Async\Context::unset(): Argument #1 ($key) must be of type string|object, null given
Async\Context::unset(): Argument #1 ($key) must be of type string|object, array given
Async\Context::set(): Argument #1 ($key) must be of type string|object, int given
Async\Context::set(): Argument #1 ($key) must be of type string|object, null given
Async\Context::set(): Argument #1 ($key) must be of type string|object, array given
