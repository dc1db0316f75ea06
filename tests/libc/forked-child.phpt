--TEST--
A forked child uses hooks of its own
--EXTENSIONS--
async
pcntl
sockets
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip valgrind 3.19 ends when a forked child makes a ring'); ?>
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
use function Async\{spawn, await, delay};

overlap('parent', fn() => usleep(200_000) === null, 0.2, 10);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$pid = pcntl_fork();
if ($pid === 0) {
    overlap('child: usleep', fn() => usleep(200_000) === null, 0.2, 10);
    overlap('child: socket', function (int $i) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $mine);
        spawn(function () use ($mine) {
            usleep(100_000);
            socket_write($mine[1], 'data');
        });
        return socket_read($mine[0], 10) === 'data';
    }, 0.1, 10);
    overlap('child: process', fn() => shell_exec('sleep 0.2; echo done') === "done\n", 0.2, 10);
    overlap('child: look-up', fn() => gethostbyname('localhost') === '127.0.0.1', 0, 5);
    echo socket_read($pair[0], 100), "\n";
    flush();
    exit(3);
}
$others = 0;
$counter = spawn(function () use (&$others) {
    while (true) {
        delay(5);
        $others++;
    }
});
spawn(function () use ($pair) {
    delay(50);
    socket_write($pair[1], 'from the parent');
});
pcntl_waitpid($pid, $status);
$counter->cancel();
var_dump(pcntl_wexitstatus($status), $others > 10);
?>
--EXPECT--
parent: as expected
child: usleep: as expected
child: socket: as expected
child: process: as expected
child: look-up: as expected
from the parent
int(3)
bool(true)
