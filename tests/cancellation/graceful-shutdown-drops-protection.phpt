--TEST--
graceful_shutdown() reaches into protect()
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, protect, graceful_shutdown};

spawn(function () {
    protect(function () {
        try {
            delay(3000);
            echo "not reached\n";
        } finally {
            echo "unwound\n";
        }
    });
});
suspend();
graceful_shutdown();
?>
--EXPECT--
unwound
