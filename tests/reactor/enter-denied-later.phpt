--TEST--
A sandbox that denies io_uring_enter() to a running process ends the script with an error
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!extension_loaded('ffi') && !file_exists(ini_get('extension_dir') . '/ffi.so')) die('skip needs ffi');
if (ini_get('async.reactor') === 'epoll' || getenv('ASYNC_DENIED')) die('skip needs io_uring');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/seccomp.inc';

$ffi = extension_loaded('ffi') ? '' : ' -d extension=ffi';
$parked = <<<'PHP'
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $c = Async\spawn(function () use ($x) { try { fgets($x); } finally { echo "not reached\n"; } });
    Async\delay(1);

    PHP;
foreach ([1 => 'EPERM', 38 => 'ENOSYS', 95 => 'EOPNOTSUPP'] as $error => $name) {
    echo "$name:\n";
    show_php($parked . deny_io_uring(426, $error) . "Async\\delay(5);\necho 'not reached';", $ffi);
    show_php($parked . deny_io_uring(426, $error) . "Async\\spawn(fn() => Async\\delay(5));\nAsync\\await(\$c);", $ffi);
}
?>
--EXPECT--
EPERM:

Fatal error: Cannot wait for the kernel: Operation not permitted in CHILD on line 24
status 255

Fatal error: Cannot wait for the kernel: Operation not permitted in CHILD on line 24
status 255
ENOSYS:

Fatal error: Cannot wait for the kernel: Function not implemented in CHILD on line 24
status 255

Fatal error: Cannot wait for the kernel: Function not implemented in CHILD on line 24
status 255
EOPNOTSUPP:

Fatal error: Cannot wait for the kernel: Operation not supported in CHILD on line 24
status 255

Fatal error: Cannot wait for the kernel: Operation not supported in CHILD on line 24
status 255
