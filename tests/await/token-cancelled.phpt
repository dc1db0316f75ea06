--TEST--
A token that gets cancelled ends the wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$token = spawn(fn() => delay(10000));
$slow = spawn(function () { delay(200); return 'slow'; });
spawn(function () use ($token) { delay(1); $token->cancel(new Async\AsyncCancellation('enough')); });
try {
    await($slow, $token);
} catch (Async\OperationCanceledException $e) {
    echo get_class($e->getPrevious()), ': ', $e->getPrevious()->getMessage(), "\n";
}
echo await($slow), "\n";
?>
--EXPECT--
Async\AsyncCancellation: enough
slow
