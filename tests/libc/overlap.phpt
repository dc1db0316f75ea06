--TEST--
Fifty calls that wait 200 ms take 200 ms: sleeping, selecting, ext/sockets, pipes
--EXTENSIONS--
async
sockets
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';

overlap('usleep', fn() => usleep(200_000) === null);
overlap('time_nanosleep', fn() => time_nanosleep(0, 200_000_000) === true);
overlap('time_sleep_until', fn() => time_sleep_until(microtime(true) + .2) === true);
overlap('sleep', fn() => sleep(1) === 0, 1);
overlap('stream_select', function () {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $read = [$x];
    $write = $except = null;
    return stream_select($read, $write, $except, 0, 200_000) === 0;
});
overlap('socket_select', function () {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $read = [$pair[0]];
    $write = $except = null;
    return socket_select($read, $write, $except, 0, 200_000) === 0;
});
overlap('SO_RCVTIMEO', function () {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    socket_set_option($pair[0], SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 200_000]);
    return @socket_recv($pair[0], $buffer, 10, 0) === false && socket_last_error($pair[0]) === SOCKET_EAGAIN;
});
overlap('socket_read', function (int $i) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    Async\spawn(function () use ($pair, $i) {
        usleep(200_000);
        socket_write($pair[1], "data $i");
    });
    return socket_read($pair[0], 100) === "data $i";
});
overlap('popen', function (int $i) {
    $pipe = popen("sleep 0.2; echo $i", 'r');
    $line = fgets($pipe);
    pclose($pipe);
    return $line === "$i\n";
}, 0.2, 10);
?>
--EXPECT--
usleep: as expected
time_nanosleep: as expected
time_sleep_until: as expected
sleep: as expected
stream_select: as expected
socket_select: as expected
SO_RCVTIMEO: as expected
socket_read: as expected
popen: as expected
