--TEST--
Endless recursion through internal functions: a clear fatal error, no crash
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    function down($x) { return array_map('down', [$x]); }
    register_shutdown_function(function () { echo "shutdown function\n"; });
    Async\await(Async\spawn('down', 1));
    echo "not reached\n";
    PHP, '-d memory_limit=2G -d xdebug.max_nesting_level=-1');
// 8.3 and newer notice it themselves and throw, before the guard page is hit
$message = preg_match('~Fatal error: .*stack~i', $run['stdout'] . $run['stderr']);
echo $message ? "a message about the stack\n" : $run['stdout'] . $run['stderr'];
echo str_contains($run['stdout'], 'not reached') ? "went on\n" : "ended\n";
echo "status {$run['status']}, signal {$run['signal']}\n";
?>
--EXPECT--
a message about the stack
ended
status 255, signal 0
