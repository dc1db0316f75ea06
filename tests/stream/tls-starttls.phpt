--TEST--
stream_socket_enable_crypto() on a plain connection, and a peer that stalls in the handshake
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
use function Async\{spawn, await, delay};

[$context, $client_context] = tls_contexts();
$server = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
$address = 'tcp://' . stream_socket_get_name($server, false);
$s = spawn(function () use ($server) {
    $c = stream_socket_accept($server, 5);
    fwrite($c, "plain\n");
    fgets($c);
    var_dump(stream_socket_enable_crypto($c, true, STREAM_CRYPTO_METHOD_TLS_SERVER));
    fwrite($c, "encrypted\n");
    return fgets($c);
});
await(spawn(function () use ($address, $client_context) {
    $c = stream_socket_client($address, $errno, $error, 5, STREAM_CLIENT_CONNECT, $client_context);
    echo fgets($c);
    fwrite($c, "start\n");
    delay(5);
    var_dump(stream_socket_enable_crypto($c, true, STREAM_CRYPTO_METHOD_TLS_CLIENT));
    echo fgets($c);
    fwrite($c, "bye\n");
    var_dump(stream_get_meta_data($c)['stream_type'], isset(stream_get_meta_data($c)['crypto']));
}));
echo await($s);

// the other side never answers: the others go on meanwhile, and the timeout holds
[$stalled, $address] = listen_on();
$ticks = 0;
$ticker = spawn(function () use (&$ticks) { while (true) { delay(10); $ticks++; } });
$result = await(spawn(fn() => @stream_socket_client('tls' . substr($address, 3), $errno, $error, 0.3, STREAM_CLIENT_CONNECT, $client_context)));
$ticker->cancel();
var_dump($result, $ticks > 5);
?>
--EXPECT--
plain
bool(true)
bool(true)
encrypted
string(14) "tcp_socket/ssl"
bool(true)
bye
bool(false)
bool(true)
