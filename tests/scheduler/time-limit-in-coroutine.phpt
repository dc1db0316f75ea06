--TEST--
max_execution_time hits a coroutine
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    Async\spawn(function () { set_time_limit(1); while (true); });
    Async\spawn(function () { try { Async\delay(600_000); } finally { echo "must not run\n"; } });
    Async\delay(600_000);
    PHP, seconds: 110);
echo str_contains($run['stdout'], 'Maximum execution time of 1 second exceeded') ? "exceeded\n" : $run['stdout'];
echo str_contains($run['stdout'], 'must not run') ? "resumed\n" : "nothing resumed\n";
echo $run['status'], "\n";
?>
--EXPECT--
exceeded
nothing resumed
255
