--TEST--
available_parallelism() heeds the affinity of the process
--EXTENSIONS--
async
--FILE--
<?php
$all = Async\available_parallelism();
var_dump($all >= 1);
$one = @shell_exec('taskset -c 0 ' . escapeshellarg(getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -r ' . escapeshellarg('echo Async\available_parallelism();') . ' 2>/dev/null');
var_dump($one === '1' || $one === null || $one === '');
?>
--EXPECT--
bool(true)
bool(true)
