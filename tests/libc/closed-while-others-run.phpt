--TEST--
A descriptor is closed while a call on it lets others run
--EXTENSIONS--
async
sockets
--ENV--
ASYNC_CHAOS_WITHOUT=short (the message is written and read by one call each)
--FILE--
<?php
use function Async\{spawn, await};

/* So many system calls succeed in a row that the reader lets others run in the middle of one. */
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_write($pair[1], str_repeat('x', 200));
$reader = spawn(function () use ($pair, &$closer) {
    /* The next pair gets the number of the closed socket. */
    $closer = spawn(function () use ($pair) {
        socket_close($pair[0]);
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $next);
        socket_write($next[1], 'for somebody else');
        return $next;
    });
    for ($count = 0; @socket_read($pair[0], 1) === 'x'; $count++);
    return [$count < 200, socket_last_error() === SOCKET_EBADF];
});
echo json_encode(await($reader)), "\n";
echo socket_read(await($closer)[0], 100), "\n";
?>
--EXPECT--
[true,true]
for somebody else
