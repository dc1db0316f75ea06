--TEST--
async.stack_size: a larger stack takes deeper recursion
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$code = <<<'PHP'
    function down(int $n) { return $n === 0 ? 0 : array_map('down', [$n - 1])[0] + 1; }
    echo Async\await(Async\spawn('down', PHP_DEBUG ? 800 : 2500)) < 0 ? '' : "deep\n";
    PHP;
$small = run_php($code, '-d async.stack_size=262144');
$large = run_php($code, '-d async.stack_size=4194304');
echo str_contains($small['stdout'], "deep\n") ? "fits in 256 KiB\n" : "does not fit in 256 KiB\n";
echo $large['stdout'];
?>
--EXPECT--
does not fit in 256 KiB
deep
