--TEST--
Accepted clients suspend like their server, and take its context's options
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$server, $address] = listen_on('tcp://127.0.0.1:0', ['socket' => ['tcp_nodelay' => true]]);
$client = stream_socket_client($address);
$c = spawn(function () use ($server) {
    $connection = stream_socket_accept($server, 2);
    return fgets($connection);
});
spawn(function () use ($client) { delay(5); echo "the reader waits\n"; fwrite($client, "data\n"); });
echo await($c);
?>
--EXPECT--
the reader waits
data
