--TEST--
exit() in a coroutine that runs after the main script
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    use function Async\{spawn, delay};

    register_shutdown_function(function () { echo "shutdown function\n"; });
    spawn(function () { try { delay(10000); } finally { echo "unwound\n"; } });
    spawn(function () { delay(2); exit(9); });
    echo "main ends\n";
    PHP);
?>
--EXPECT--
main ends
unwound
shutdown function
status 9
