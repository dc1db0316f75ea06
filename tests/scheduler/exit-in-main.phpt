--TEST--
exit() in the main script ends the coroutines
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    use function Async\{spawn, suspend, delay};

    register_shutdown_function(function () { echo "shutdown function\n"; });
    spawn(function () { try { delay(10000); echo "not reached\n"; } finally { echo "unwound\n"; } });
    suspend();
    spawn(function () { echo "never started\n"; });
    exit(5);
    PHP);
?>
--EXPECT--
unwound
shutdown function
status 5
