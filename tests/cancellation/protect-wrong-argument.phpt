--TEST--
protect() wants a Closure
--EXTENSIONS--
async
--FILE--
<?php
foreach (['strlen', null, [new ArrayObject, 'count']] as $argument) {
    try {
        Async\protect($argument);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\protect(): Argument #1 ($closure) must be of type Closure, string given
Async\protect(): Argument #1 ($closure) must be of type Closure, null given
Async\protect(): Argument #1 ($closure) must be of type Closure, array given
