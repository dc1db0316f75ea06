--TEST--
finally() wants a Closure
--EXTENSIONS--
async
--FILE--
<?php
$c = Async\spawn(fn() => 1);
foreach (['strlen', null, 1] as $argument) {
    try {
        $c->finally($argument);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\Coroutine::finally(): Argument #1 ($callback) argument must be callable
Async\Coroutine::finally(): Argument #1 ($callback) argument must be callable
Async\Coroutine::finally(): Argument #1 ($callback) argument must be callable
