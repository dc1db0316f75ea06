--TEST--
An uncaught exception in main: the coroutines are unwound first, then the message
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay};

spawn(function () {
    try {
        delay(10000);
    } finally {
        echo "unwound\n";
    }
});
suspend();
throw new LogicException('main failed');
?>
--EXPECTF--
unwound

Fatal error: Uncaught LogicException: main failed in %suncaught-in-main.php:%d
Stack trace:
#0 {main}
  thrown in %suncaught-in-main.php on line %d
