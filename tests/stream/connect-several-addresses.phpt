--TEST--
A name with several addresses: the next one is tried when one refuses
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

[$server, $address] = listen_on('tcp://127.0.0.1:0');
$port = substr(strrchr($address, ':'), 1);
same_as_stock([
    'localhost' => function () use ($port) { $c = stream_socket_client("tcp://localhost:$port", $errno, $error, 2); return [is_resource($c), $c ? stream_socket_get_name($c, true) : $error]; },
    'fsockopen' => function () use ($port) { $c = fsockopen('localhost', (int) $port, $errno, $error, 2); return [is_resource($c), $errno, $error]; },
]);
?>
--EXPECT--
localhost: {"result":[true,"127.0.0.1:PORT"],"exception":null,"diagnostics":[]}
localhost: same in a coroutine
fsockopen: {"result":[true,0,""],"exception":null,"diagnostics":[]}
fsockopen: same in a coroutine
