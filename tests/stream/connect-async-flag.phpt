--TEST--
STREAM_CLIENT_ASYNC_CONNECT returns at once, as in stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$address, $keep] = full_backlog();
$start = hrtime(true);
$client = await(spawn(fn() => stream_socket_client($address, $errno, $error, 5, STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT)));
var_dump(is_resource($client), hrtime(true) - $start < 4e9);
[$server, $address] = listen_on();
await(spawn(function () use ($server, $address) {
    $client = stream_socket_client($address, $errno, $error, 5, STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT);
    $accepted = stream_socket_accept($server, 2);
    fwrite($accepted, "hello\n");
    echo fgets($client);
}));
?>
--EXPECT--
bool(true)
bool(true)
hello
