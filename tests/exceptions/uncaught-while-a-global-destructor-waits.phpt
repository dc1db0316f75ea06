--TEST--
An uncaught error is reported, and coroutines unwind, while a global destructor waits
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend, delay};

class AtEnd {
    function __destruct() {
        spawn(function () {
            try {
                delay(60000);
            } finally {
                echo "unwound\n";
            }
        });
        spawn(function () { throw new RuntimeException('not lost'); });
        suspend();
        suspend();
        echo "never reached\n";
    }
}
set_exception_handler(function (Throwable $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; });
$global = new AtEnd;
echo "main ends\n";
?>
--EXPECT--
main ends
unwound
RuntimeException: not lost
