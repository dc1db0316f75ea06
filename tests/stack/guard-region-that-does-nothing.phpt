--TEST--
A kernel or emulator that takes the advice for a guard and does nothing: another guard protects the stack
--EXTENSIONS--
async
--SKIPIF--
<?php
if (php_uname('m') !== 'x86_64') die('skip numbers of system calls are those of x86-64');
if (!extension_loaded('ffi') && !file_exists(ini_get('extension_dir') . '/ffi.so')) die('skip needs ffi');
if (getenv('SKIP_ASAN') || ini_get('async.stack_allocator') === 'zend') die('skip own stacks only');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/seccomp.inc';

$run = run_php(deny_guard_regions(0) . <<<'PHP'
    function down($x) { return array_map('down', [$x]); }
    Async\await(Async\spawn('down', 1));
    PHP, '-d memory_limit=2G' . (extension_loaded('ffi') ? '' : ' -d extension=ffi'));
$message = preg_match('~Fatal error: .*stack~i', $run['stdout'] . $run['stderr']);
echo $message ? "a message about the stack\n" : $run['stdout'] . $run['stderr'];
echo "status {$run['status']}, signal {$run['signal']}\n";
?>
--EXPECT--
a message about the stack
status 255, signal 0
