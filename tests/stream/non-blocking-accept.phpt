--TEST--
stream_socket_accept() with timeout 0 and on a non-blocking server
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock([
    'timeout 0' => fn() => stream_socket_accept(listen_on()[0], 0),
    'non-blocking server' => function () { [$s] = listen_on(); stream_set_blocking($s, false); return stream_socket_accept($s, 0.02); },
]);
?>
--EXPECT--
timeout 0: {"result":false,"exception":null,"diagnostics":["2: stream_socket_accept(): Accept failed: Connection timed out"]}
timeout 0: same in a coroutine
non-blocking server: {"result":false,"exception":null,"diagnostics":["2: stream_socket_accept(): Accept failed: Connection timed out"]}
non-blocking server: same in a coroutine
