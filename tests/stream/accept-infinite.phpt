--TEST--
A negative accept timeout waits for ever
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$server, $address] = listen_on();
$acceptor = spawn(fn() => stream_socket_accept($server, -1));
delay(20);
$client = stream_socket_client($address);
var_dump(is_resource(await($acceptor)));
?>
--EXPECT--
bool(true)
