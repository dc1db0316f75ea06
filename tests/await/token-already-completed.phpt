--TEST--
A token that is completed already cancels at once; a completed target wins against it
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$token = spawn(fn() => 1);
await($token);
$slow = spawn(function () { delay(5); return 'slow'; });
try {
    await($slow, $token);
} catch (Async\OperationCanceledException $e) {
    echo $e->getMessage(), "\n";
}
$done = spawn(fn() => 'done');
await($done);
echo await($done, $token), "\n";
$failed = spawn(fn() => throw new Exception('failed'));
try { await($failed); } catch (Exception) {}
try { await($failed, $token); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
?>
--EXPECT--
Operation has been cancelled
done
failed
