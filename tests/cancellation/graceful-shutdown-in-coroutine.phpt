--TEST--
graceful_shutdown() called in a coroutine cancels a main script that waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay, graceful_shutdown};

spawn(function () { delay(1); graceful_shutdown(); echo "caller goes on\n"; });
try {
    delay(10000);
} finally {
    echo "main unwound\n";
}
echo "not reached\n";
?>
--EXPECT--
caller goes on
main unwound
