--TEST--
cancel() wants an AsyncCancellation
--EXTENSIONS--
async
--FILE--
<?php
$c = Async\spawn(fn() => 1);
foreach (['text', new Exception, 5] as $argument) {
    try {
        $c->cancel($argument);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
echo Async\await($c), "\n";
?>
--EXPECT--
Async\Coroutine::cancel(): Argument #1 ($cancellation) must be of type ?Async\AsyncCancellation, string given
Async\Coroutine::cancel(): Argument #1 ($cancellation) must be of type ?Async\AsyncCancellation, Exception given
Async\Coroutine::cancel(): Argument #1 ($cancellation) must be of type ?Async\AsyncCancellation, int given
1
