--TEST--
async.reactor=io_uring is used where the kernel allows it
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_DENIED')) die('skip io_uring is denied in this run'); ?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $c = Async\spawn(fn() => fgets($x));
    Async\delay(1);
    fwrite($y, "hello\n");
    echo Async\await($c);
    PHP, '-d async.reactor=io_uring');
// refused by the kernel or by a container: it must say so and go on with epoll
echo preg_match('~hello\n$~', $run['stdout']) ? "hello\n" : $run['stdout'] . $run['stderr'];
?>
--EXPECT--
hello
