--TEST--
A token that completes successfully cancels the wait, too
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$slow = spawn(function () { delay(300); return 'slow'; });
$token = spawn(function () { delay(1); return 'token'; });
try {
    await($slow, $token);
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), "\n";
    var_dump($e->getPrevious());
}
echo await($slow), "\n";
?>
--EXPECT--
Operation has been cancelled
NULL
slow
