--TEST--
stream_socket_accept() gives the name of the peer
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on();
$acceptor = spawn(function () use ($server) {
    $connection = stream_socket_accept($server, 2, $peer);
    return [$peer, stream_socket_get_name($connection, true), stream_socket_get_name($connection, false)];
});
$client = await(spawn(fn() => stream_socket_client($address)));
[$peer, $remote, $local] = await($acceptor);
$client_name = stream_socket_get_name($client, false);
var_dump($peer === $client_name, $remote === $client_name, "tcp://$local" === $address);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
