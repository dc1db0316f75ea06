--TEST--
Unix stream sockets: connect, accept, echo, and the stock names
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

$path = unix_path();
[$server, $address] = listen_on("unix://$path");
$c = spawn(function () use ($server) {
    $connection = stream_socket_accept($server, 2);
    fwrite($connection, strrev(trim(fgets($connection))) . "\n");
});
await(spawn(function () use ($path) {
    $client = stream_socket_client("unix://$path", $errno, $error, 2);
    delay(1);
    fwrite($client, "abc\n");
    echo fgets($client);
    var_dump(stream_socket_get_name($client, true) === $path);
}));
?>
--EXPECT--
cba
bool(true)
