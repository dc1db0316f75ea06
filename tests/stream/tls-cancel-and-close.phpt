--TEST--
TLS streams: a parked read is cancelled, and woken by fclose()
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

[$server, $address, $client_context] = tls_server();
$s = spawn(fn() => stream_socket_accept($server, 5));
$client = await(spawn(fn() => stream_socket_client($address, $errno, $error, 5, STREAM_CLIENT_CONNECT, $client_context)));
$connection = await($s);
$c = spawn(fn() => fgets($client));
delay(5);
$c->cancel();
try { await($c); } catch (Async\AsyncCancellation $e) { echo $e->getMessage(), "\n"; }
$c = spawn(fn() => fgets($client));
delay(5);
fwrite($connection, "still usable\n");
echo await($c);
$c = spawn(fn() => @fgets($client));
delay(5);
fclose($client);
var_dump(await($c));
?>
--EXPECT--
Coroutine cancelled
still usable
bool(false)
