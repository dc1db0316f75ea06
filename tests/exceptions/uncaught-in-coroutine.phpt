--TEST--
An exception that nobody handles ends the script: the others are cancelled, one fatal error at the end
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

spawn(function () {
    try {
        delay(10000);
    } catch (Async\AsyncCancellation $e) {
        echo 'other: ', $e->getMessage(), "\n";
        throw $e;
    } finally {
        echo "other unwound\n";
    }
});
spawn(function () { throw new RuntimeException('boom'); });
spawn(fn() => print("queued behind it, never started\n"));
try {
    delay(10000);
} catch (Async\AsyncCancellation $e) {
    echo 'main: ', $e->getMessage(), "\n";
}
?>
--EXPECTF--
other: Graceful shutdown
other unwound
main: Graceful shutdown

Fatal error: Uncaught RuntimeException: boom in %suncaught-in-coroutine.php:%d
Stack trace:
#0 %a
  thrown in %suncaught-in-coroutine.php on line %d
