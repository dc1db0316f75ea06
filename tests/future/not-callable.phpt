--TEST--
map(), catch() and finally() refuse what is not callable
--EXTENSIONS--
async
--FILE--
<?php
use Async\Future;

$future = Future::completed(1)->ignore();
foreach (['map', 'catch', 'finally'] as $method) {
    try {
        $future->$method('no such function');
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\Future::map(): Argument #1 ($map) must be of type callable, string given
Async\Future::catch(): Argument #1 ($catch) must be of type callable, string given
Async\Future::finally(): Argument #1 ($finally) must be of type callable, string given
