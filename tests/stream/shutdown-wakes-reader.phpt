--TEST--
stream_socket_shutdown() of one's own reading side ends a parked read
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$client, $accepted] = tcp_pair();
$c = spawn(fn() => fread($client, 10));
delay(2);
stream_socket_shutdown($client, STREAM_SHUT_RDWR);
var_dump(await($c), feof($client));
?>
--EXPECT--
string(0) ""
bool(true)
