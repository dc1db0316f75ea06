--TEST--
Wrong arguments of the stream functions: PHP's own errors
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock([
    'timeout type' => fn() => stream_socket_client('tcp://127.0.0.1:1', $e, $s, 'x'),
    'accept type' => fn() => stream_socket_accept('x'),
    'fread length' => fn() => fread(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0], -1),
    'fgets length' => fn() => fgets(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0], 0),
    'shutdown how' => fn() => stream_socket_shutdown(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0], 9),
    'set_timeout' => fn() => stream_set_timeout(fopen('php://memory', 'r'), 1),
    'sendto address' => fn() => stream_socket_sendto(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0], 'x', 0, 'nonsense'),
    'fsockopen port' => fn() => fsockopen('127.0.0.1', -1, $errno, $error, 0.1),
], print: false);
?>
--EXPECT--
timeout type: same in a coroutine
accept type: same in a coroutine
fread length: same in a coroutine
fgets length: same in a coroutine
shutdown how: same in a coroutine
set_timeout: same in a coroutine
sendto address: same in a coroutine
fsockopen port: same in a coroutine
