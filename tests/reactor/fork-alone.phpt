--TEST--
pcntl_fork() with only the main coroutine: parent and child go on with reactors of their own
--EXTENSIONS--
async
pcntl
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip valgrind 3.19 ends when a forked child makes a ring'); ?>
--FILE--
<?php
use function Async\{spawn, await, delay};

$talk = function (string $who) {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $c = spawn(fn() => fgets($x));
    spawn(function () use ($y, $who) { delay(2); fwrite($y, "$who\n"); });
    return await($c);
};
echo $talk('before');
flush();
$pid = pcntl_fork();
if ($pid === 0) {
    file_put_contents('php://stdout', $talk('child'));
    exit(7);
}
pcntl_waitpid($pid, $status);
echo $talk('parent'), pcntl_wexitstatus($status), "\n";
?>
--EXPECT--
before
child
parent
7
