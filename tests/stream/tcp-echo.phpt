--TEST--
A TCP server and a client, each a coroutine
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on();
spawn(function () use ($server) {
    $connection = stream_socket_accept($server);
    while (($line = fgets($connection)) !== false) {
        fwrite($connection, "echo $line");
    }
    echo "client has gone\n";
});
await(spawn(function () use ($address) {
    $client = stream_socket_client($address);
    foreach (['one', 'two', 'three'] as $word) {
        fwrite($client, "$word\n");
        echo fgets($client);
    }
    fclose($client);
}));
?>
--EXPECT--
echo one
echo two
echo three
client has gone
