--TEST--
Without guard regions stacks are limited by vm.max_map_count: the error names it, what runs goes on
--EXTENSIONS--
async
--SKIPIF--
<?php
if (php_uname('m') !== 'x86_64') die('skip numbers of system calls are those of x86-64');
if (!extension_loaded('ffi') && !file_exists(ini_get('extension_dir') . '/ffi.so')) die('skip needs ffi');
if (getenv('ASYNC_VALGRIND')) die('skip valgrind ends when there are as many mappings');
if (getenv('SKIP_ASAN') || ini_get('async.stack_allocator') === 'zend') die('skip own stacks only');
$max = (int) @file_get_contents('/proc/sys/vm/max_map_count');
if ($max < 1000 || $max > 70000) die('skip vm.max_map_count is not near its default');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/seccomp.inc';

show_php(deny_guard_regions() . <<<'PHP'
    $waiting = [];
    for ($i = 0; $i < 40000; $i++) {
        $waiting[] = Async\spawn(fn() => Async\delay(600_000));
    }
    Async\delay(1);
    $failed = array_values(array_filter($waiting, fn($c) => $c->isCompleted()));
    $running = count($waiting) - count($failed);
    echo $running > 10000 && $failed ? "limited\n" : "$running run\n";
    echo get_class($failed[0]->getException()), "\n";
    echo preg_replace('~\d+~', 'N', $failed[0]->getException()->getMessage()), "\n";
    foreach ($waiting as $c) {
        $c->cancel();
    }
    Async\await_all($waiting);
    echo Async\await(Async\spawn(fn() => "still works\n"));
    PHP, '-d memory_limit=2G' . (extension_loaded('ffi') ? '' : ' -d extension=ffi'));
?>
--EXPECT--
limited
Async\AsyncException
Cannot create a coroutine stack: with N coroutines running the guard pages would exhaust the kernel's limit of memory mappings; raise vm.max_map_count
still works
status 0
