--TEST--
stream_socket_shutdown(): the other direction goes on
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on();
spawn(function () use ($server) {
    $c = stream_socket_accept($server, 2);
    $all = stream_get_contents($c);
    fwrite($c, strlen($all) . " bytes\n");
    fclose($c);
});
await(spawn(function () use ($address) {
    $client = stream_socket_client($address);
    fwrite($client, str_repeat('x', 100000));
    var_dump(stream_socket_shutdown($client, STREAM_SHUT_WR));
    echo stream_get_contents($client);
}));
?>
--EXPECT--
bool(true)
100000 bytes
