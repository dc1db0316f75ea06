--TEST--
TCP over IPv6
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!@stream_socket_server('tcp://[::1]:0')) die('skip no IPv6 here');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on('tcp://[::1]:0');
spawn(function () use ($server) {
    $c = stream_socket_accept($server, 2, $peer);
    fwrite($c, strtok($peer, ']') . "]\n");
});
await(spawn(function () use ($address) {
    $client = stream_socket_client($address, $errno, $error, 2);
    echo fgets($client);
}));
?>
--EXPECT--
[::1]
