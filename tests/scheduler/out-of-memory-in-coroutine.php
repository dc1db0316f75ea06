<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    use function Async\{spawn, suspend, delay};

    register_shutdown_function(function () { echo "shutdown function\n"; });
    spawn(function () { try { delay(10000); } finally { echo "must not run\n"; } });
    suspend();
    spawn(function () { $x = str_repeat('x', 100 << 20); });
    delay(10000);
    PHP, '-d memory_limit=16M');
echo preg_replace('~Allowed memory size of \d+ bytes exhausted.*~', 'Allowed memory size exhausted', $run['stdout']), $run['status'], "\n";
?>
