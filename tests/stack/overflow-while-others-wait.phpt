--TEST--
A stack overflow in one coroutine does not corrupt the others' stacks
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    function down($x) { return array_map('down', [$x]); }
    for ($i = 0; $i < 100; $i++) {
        Async\spawn(function () { try { Async\delay(10000); } finally { echo ""; } });
    }
    Async\suspend();
    Async\spawn('down', 1);
    Async\delay(10000);
    PHP, '-d memory_limit=2G');
echo preg_match('~Fatal error: .*stack~i', $run['stdout'] . $run['stderr']), " status {$run['status']}, signal {$run['signal']}\n";
?>
--EXPECT--
1 status 255, signal 0
