--TEST--
Whichever call of io_uring a sandbox denies, with whatever error: php --ri names both, and epoll does the work
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!is_executable('/usr/bin/cc')) die('skip needs cc');
if (getenv('ASYNC_DENIED')) die('skip io_uring is denied already');
if (is_readable('/proc/sys/kernel/io_uring_disabled') && (int) file_get_contents('/proc/sys/kernel/io_uring_disabled')) die('skip io_uring is disabled');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$deny = tempnam(sys_get_temp_dir(), 'deny');
system('cc -o ' . $deny . ' ' . escapeshellarg(__DIR__ . '/../_inc/deny.c'));
foreach (['setup', 'enter'] as $call) {
    foreach (['EPERM', 'ENOSYS', 'EOPNOTSUPP'] as $error) {
        $sandbox = "exec $deny $call $error sh -c 'exec \"\$@\"' "; // "exec" follows and is $0
        show_php(<<<'PHP'
            [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            $c = Async\spawn(fn() => fgets($x));
            Async\delay(1);
            fwrite($y, "works\n");
            $line = Async\await($c);
            ob_start();
            (new ReflectionExtension('async'))->info();
            preg_match('~^Reactor => (.*)$~m', ob_get_clean(), $reactor);
            echo $reactor[1], ': ', $line;
            PHP, '-d async.reactor=auto', $sandbox);
        show_php('try { Async\spawn(fn() => 1); } catch (Exception $e) { echo $e->getMessage(); }', '-d async.reactor=io_uring', $sandbox);
    }
}
unlink($deny);
?>
--EXPECT--
epoll: io_uring_setup failed with EPERM (seccomp?): works
status 0
Cannot start the reactor: Operation not permitted
status 0
epoll: io_uring_setup failed with ENOSYS (kernel or sandbox without io_uring): works
status 0
Cannot start the reactor: Function not implemented
status 0
epoll: io_uring_setup failed with EOPNOTSUPP (sandbox?): works
status 0
Cannot start the reactor: Operation not supported
status 0
epoll: io_uring_enter failed with EPERM (seccomp?): works
status 0
Cannot start the reactor: Operation not permitted
status 0
epoll: io_uring_enter failed with ENOSYS (kernel or sandbox without io_uring): works
status 0
Cannot start the reactor: Function not implemented
status 0
epoll: io_uring_enter failed with EOPNOTSUPP (sandbox?): works
status 0
Cannot start the reactor: Operation not supported
status 0
