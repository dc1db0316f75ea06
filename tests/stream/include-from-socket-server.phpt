--TEST--
A stream opened in one coroutine is used in others and in main
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on();
$client = await(spawn(fn() => stream_socket_client($address)));
$accepted = await(spawn(fn() => stream_socket_accept($server)));
await(spawn(fn() => fwrite($client, "from a coroutine\n")));
echo fgets($accepted);
fwrite($accepted, "from main\n");
echo await(spawn(fn() => fgets($client)));
?>
--EXPECT--
from a coroutine
from main
