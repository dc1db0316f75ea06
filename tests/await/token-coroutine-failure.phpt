--TEST--
A failing token: its exception is the previous one, and counts as handled
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$slow = spawn(function () { delay(300); return 'slow'; });
$token = spawn(function () { delay(1); throw new LogicException('stop'); });
try {
    await($slow, $token);
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), ' <- ', get_class($e->getPrevious()), ': ', $e->getPrevious()->getMessage(), "\n";
}
unset($token);
echo await($slow), "\n";
?>
--EXPECT--
Operation has been cancelled <- LogicException: stop
slow
