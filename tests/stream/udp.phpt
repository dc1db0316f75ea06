--TEST--
UDP: sendto and recvfrom with addresses
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$server, $address] = listen_on('udp://127.0.0.1:0');
$c = spawn(function () use ($server) {
    for ($i = 0; $i < 2; $i++) {
        $packet = stream_socket_recvfrom($server, 1500, 0, $peer);
        stream_socket_sendto($server, strtoupper($packet), 0, $peer);
    }
});
spawn(function () { echo "other runs meanwhile\n"; });
await(spawn(function () use ($address) {
    $client = stream_socket_client($address, $errno, $error, 2);
    delay(2);
    stream_socket_sendto($client, 'first');
    echo stream_socket_recvfrom($client, 1500), "\n";
    fwrite($client, 'second');
    echo fread($client, 1500), "\n";
}));
?>
--EXPECT--
other runs meanwhile
FIRST
SECOND
