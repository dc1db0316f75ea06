--TEST--
Where io_uring is denied, epoll takes over and php --ri says why
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!is_executable('/usr/bin/python3') && !is_executable('/usr/bin/cc')) die('skip needs python3 or cc'); if (!extension_loaded('ffi') && !file_exists(ini_get('extension_dir') . '/ffi.so')) die('skip needs ffi');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/seccomp.inc';

show_php(deny_io_uring() . <<<'PHP'
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $c = Async\spawn(fn() => fgets($x));
    Async\delay(1);
    fwrite($y, "works\n");
    echo Async\await($c);
    ob_start();
    (new ReflectionExtension('async'))->info();
    $info = ob_get_clean();
    echo preg_match('~epoll~i', $info), preg_match('~Operation not permitted|EPERM|denied~i', $info), "\n";
    PHP, '-d async.reactor=auto -d async.autostart=0' . (extension_loaded('ffi') ? '' : ' -d extension=ffi'));
?>
--EXPECT--
works
11
status 0
