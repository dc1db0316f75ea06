--TEST--
Each call that waits can be cancelled
--EXTENSIONS--
async
sockets
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$listener = socket_create_listen(0);
$calls = [
    'sleep' => fn() => sleep(10),
    'usleep' => fn() => usleep(10_000_000),
    'time_nanosleep' => fn() => time_nanosleep(10, 0),
    'time_sleep_until' => fn() => time_sleep_until(microtime(true) + 10),
    'socket_recv' => fn() => socket_recv($pair[0], $buffer, 10, 0),
    'socket_recvfrom' => fn() => socket_recvfrom($pair[0], $buffer, 10, 0, $from),
    'socket_accept' => fn() => socket_accept($listener),
    'socket_select' => function () use ($pair) {
        $read = [$pair[0]];
        $write = $except = null;
        socket_select($read, $write, $except, 10);
    },
    'socket_write' => function () {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $full);
        socket_set_nonblock($full[0]);
        while (@socket_write($full[0], str_repeat('x', 100_000))) {
        }
        socket_set_block($full[0]);
        socket_write($full[0], 'no room');
    },
    'pipe' => function () {
        $process = proc_open('exec sleep 10', [1 => ['pipe', 'w']], $pipes);
        try {
            fgets($pipes[1]);
        } finally {
            proc_terminate($process, 9);
        }
    },
];
check_seconds('all', seconds(function () use ($calls) {
    foreach ($calls as $name => $call) {
        $coroutine = spawn($call);
        delay(5);
        $coroutine->cancel();
        try {
            await($coroutine);
            echo "$name: not cancelled\n";
        } catch (Async\AsyncCancellation $e) {
            echo "$name: cancelled\n";
        }
    }
}), 0, 5);
/* The other end is unharmed. */
spawn(function () use ($pair) {
    delay(5);
    socket_write($pair[1], 'alive');
});
socket_recv($pair[0], $data, 5, MSG_WAITALL);
echo $data, "\n";
?>
--EXPECT--
sleep: cancelled
usleep: cancelled
time_nanosleep: cancelled
time_sleep_until: cancelled
socket_recv: cancelled
socket_recvfrom: cancelled
socket_accept: cancelled
socket_select: cancelled
socket_write: cancelled
pipe: cancelled
all: as expected
alive
