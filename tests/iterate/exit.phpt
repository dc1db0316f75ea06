--TEST--
exit in a call ends the script
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, delay};

register_shutdown_function(function () { echo "shutdown\n"; });
iterate([1, 2], function ($i) {
    if ($i === 2) {
        exit("exit\n");
    }
    try {
        delay(1000);
    } finally {
        echo "unwound\n";
    }
});
echo "never\n";
?>
--EXPECT--
exit
unwound
shutdown
