--TEST--
A descriptor that another coroutine closes ends the waits on it
--EXTENSIONS--
async
sockets
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

check_seconds('all', seconds(function () {
    foreach (['socket_recv', 'socket_select', 'socket_accept'] as $call) {
        if ($call === 'socket_accept') {
            $pair = [socket_create_listen(0)];
        } else {
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        }
        $waits = spawn(function () use ($pair, $call) {
            if ($call === 'socket_recv') {
                return [@socket_recv($pair[0], $buffer, 10, 0), socket_last_error() === SOCKET_EBADF];
            }
            if ($call === 'socket_accept') {
                return [@socket_accept($pair[0]), socket_last_error() === SOCKET_EBADF];
            }
            $read = [$pair[0]];
            $write = $except = null;
            return [@socket_select($read, $write, $except, 10), socket_last_error() === SOCKET_EBADF];
        });
        delay(5);
        socket_close($pair[0]);
        echo $call, ' ', json_encode(await($waits)), "\n";
    }
}), 0, 3);
?>
--EXPECT--
socket_recv [false,true]
socket_select [false,true]
socket_accept [false,true]
all: as expected
