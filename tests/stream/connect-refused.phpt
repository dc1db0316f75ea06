--TEST--
A refused connection: stock warning, errno and text
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

$address = refused_address();
$port = (int) substr(strrchr($address, ':'), 1);
same_as_stock([
    'stream_socket_client' => function () use ($address) { $r = stream_socket_client($address, $errno, $error, 1); return [$r, $errno, $error]; },
    'fsockopen' => function () use ($port) { $r = fsockopen('127.0.0.1', $port, $errno, $error, 1); return [$r, $errno, $error]; },
    'unix' => function () { $r = stream_socket_client('unix:///no/such/socket', $errno, $error, 1); return [$r, $errno, $error]; },
    'file_get_contents' => fn() => file_get_contents('http://' . substr($address, 6) . '/'),
]);
?>
--EXPECT--
stream_socket_client: {"result":[false,111,"Connection refused"],"exception":null,"diagnostics":["2: stream_socket_client(): Unable to connect to tcp://127.0.0.1:PORT (Connection refused)"]}
stream_socket_client: same in a coroutine
fsockopen: {"result":[false,111,"Connection refused"],"exception":null,"diagnostics":["2: fsockopen(): Unable to connect to 127.0.0.1:PORT (Connection refused)"]}
fsockopen: same in a coroutine
unix: {"result":[false,2,"No such file or directory"],"exception":null,"diagnostics":["2: stream_socket_client(): Unable to connect to unix:///no/such/socket (No such file or directory)"]}
unix: same in a coroutine
file_get_contents: {"result":false,"exception":null,"diagnostics":["2: file_get_contents(http://127.0.0.1:PORT/): Failed to open stream: Connection refused"]}
file_get_contents: same in a coroutine
