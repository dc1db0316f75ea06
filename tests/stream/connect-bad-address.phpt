--TEST--
Addresses that make no sense: stock diagnostics
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';

$connect = fn(string $address) => function () use ($address) { $r = stream_socket_client($address, $errno, $error, 1); return [$r, $errno, $error]; };
same_as_stock([
    'no port' => $connect('tcp://127.0.0.1'),
    'bad port' => $connect('tcp://127.0.0.1:99999'),
    'no scheme' => $connect('nothing'),
    /* Stock PHP does not set $errno here. */
    'unknown scheme' => function () { $r = stream_socket_client('abc://127.0.0.1:1', $errno, $error, 1); return [$r, $error]; },
    'empty' => $connect(''),
    'long unix path' => $connect('unix:///' . str_repeat('x', 200)),
    'server in use' => function () { $s = stream_socket_server('tcp://127.0.0.1:0'); $r = stream_socket_server('tcp://' . stream_socket_get_name($s, false), $errno, $error); return [$r, $errno, $error]; },
    'server elsewhere' => function () { $r = stream_socket_server('tcp://192.0.2.1:1', $errno, $error); return [$r, $errno, $error]; },
    'not a server' => function () { [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0); return stream_socket_accept($x, 0.01); },
    'not a socket' => fn() => stream_socket_accept(fopen('php://memory', 'r'), 0.01),
    'bad flags' => fn() => is_resource(stream_socket_client('tcp://127.0.0.1:1', $errno, $error, 1, 0)),
], print: false);
?>
--EXPECT--
no port: same in a coroutine
bad port: same in a coroutine
no scheme: same in a coroutine
unknown scheme: same in a coroutine
empty: same in a coroutine
long unix path: same in a coroutine
server in use: same in a coroutine
server elsewhere: same in a coroutine
not a server: same in a coroutine
not a socket: same in a coroutine
bad flags: same in a coroutine
