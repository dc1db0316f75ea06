--TEST--
An error handler may make an exception of the warning
--EXTENSIONS--
async
--FILE--
<?php
use Async\Future;

set_error_handler(function ($no, $text) {
    throw new LogicException(explode(' Created at', $text)[0]);
});
try {
    Future::completed(1);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
try {
    (function () {
        $future = Future::failed(new Exception('x'));
        throw new Exception('in flight');
    })();
} catch (LogicException $e) {
    echo $e->getMessage(), "\n", $e->getPrevious()->getMessage(), "\n";
}
?>
--EXPECT--
Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning.
Future was never used; call await(), map(), catch(), finally() or ignore() to suppress this warning.
in flight
