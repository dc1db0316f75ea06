--TEST--
The bindto context option
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on();
$context = stream_context_create(['socket' => ['bindto' => '127.0.0.2:0']]);
$client = await(spawn(fn() => stream_socket_client($address, $errno, $error, 2, STREAM_CLIENT_CONNECT, $context)));
echo strtok(stream_socket_get_name($client, false), ':'), "\n";
?>
--EXPECT--
127.0.0.2
