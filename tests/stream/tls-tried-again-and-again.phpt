--TEST--
Who tries again and again to read or write a non-blocking TLS stream lets its peer run
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!extension_loaded('openssl')) die('skip needs openssl');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/tls.inc';
use function Async\{spawn, await};

[$server, $address, $context] = tls_server();
$peer = spawn(function () use ($server) {
    $connection = stream_socket_accept($server, 5);
    $received = strlen(stream_get_contents($connection, 1_000_000));
    fwrite($connection, "received $received\n");
    fclose($connection);
});
$client = stream_socket_client($address, $errno, $error, 5, STREAM_CLIENT_CONNECT, $context);
stream_set_blocking($client, false);
for ($sent = 0; $sent < 1_000_000;) {
    $sent += (int) fwrite($client, str_repeat('x', min(100_000, 1_000_000 - $sent)));
}
$answer = '';
while (!feof($client)) {
    $answer .= fread($client, 8192);
}
echo $answer;
await($peer);
?>
--EXPECT--
received 1000000
