--TEST--
cancel() of a Timeout completes and cancels it; again has no effect
--EXTENSIONS--
async
--FILE--
<?php
$t = Async\timeout(5);
$t->cancel();
var_dump($t->isCancelled(), $t->isCompleted());
$t->cancel(new Async\AsyncCancellation('x'));
var_dump($t->isCancelled(), $t->isCompleted());
try {
    $t->cancel('x');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
Async\Timeout::cancel(): Argument #1 ($cancellation) must be of type ?Async\AsyncCancellation, string given
