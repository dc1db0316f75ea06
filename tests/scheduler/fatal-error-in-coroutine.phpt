--TEST--
After a fatal error no PHP code of coroutines is resumed; shutdown functions run
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    use function Async\{spawn, suspend, delay};

    register_shutdown_function(function () { echo "shutdown function\n"; });
    spawn(function () { try { delay(10000); } finally { echo "must not run\n"; } });
    suspend();
    spawn(function () { trigger_error('fatal', E_USER_ERROR); });
    delay(10000);
    echo "must not run\n";
    PHP, '-d error_reporting=8191');
echo preg_replace('~^.*Deprecated.*\n~m', '', $run['stdout']), $run['status'], "\n";
?>
--EXPECT--

Fatal error: fatal in CHILD on line 7
shutdown function
255
