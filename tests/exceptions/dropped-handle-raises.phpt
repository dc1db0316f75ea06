--TEST--
When the handle is destroyed without an await() the error is raised
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

$c = spawn(function () { throw new RuntimeException('never awaited'); });
delay(1);
echo "dropping\n";
unset($c);
try {
    delay(1000);
    echo "not reached\n";
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
dropping
Graceful shutdown

Fatal error: Uncaught RuntimeException: never awaited in %sdropped-handle-raises.php:%d
Stack trace:
#0 %a
  thrown in %sdropped-handle-raises.php on line %d
