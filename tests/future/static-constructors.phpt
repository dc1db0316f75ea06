--TEST--
Future::completed() and Future::failed()
--EXTENSIONS--
async
--FILE--
<?php
use Async\Future;

var_dump(Future::completed()->await(), Future::completed('x')->await());
try {
    Future::failed(new LogicException('y'))->await();
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
try {
    Future::failed('y');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
NULL
string(1) "x"
y
Async\Future::failed(): Argument #1 ($throwable) must be of type Throwable, string given
