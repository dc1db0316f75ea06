--TEST--
Unix datagram sockets
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

$path = unix_path();
[$server] = listen_on("udg://$path");
$c = spawn(fn() => [stream_socket_recvfrom($server, 100), stream_socket_recvfrom($server, 100)]);
spawn(function () use ($path) {
    $client = stream_socket_client("udg://$path");
    delay(1);
    fwrite($client, 'one');
    delay(1);
    stream_socket_sendto($client, 'two');
});
echo implode(' ', await($c)), "\n";
?>
--EXPECT--
one two
