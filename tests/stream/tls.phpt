--TEST--
TLS server and client in coroutines: handshake, lines, a large transfer
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!extension_loaded('openssl')) die('skip needs openssl');
?>
--INI--
memory_limit=-1
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/tls.inc';
use function Async\{spawn, await, await_all_or_fail};

[$server, $address, $client_context] = tls_server();
$total = 3_000_000;
$acceptor = spawn(function () use ($server, $total) {
    for ($i = 0; $i < 3; $i++) {
        $connection = stream_socket_accept($server, 5);
        spawn(function () use ($connection, $total) {
            while (($line = fgets($connection)) !== false && $line !== "large\n") {
                fwrite($connection, strtoupper($line));
            }
            write_all($connection, str_repeat('z', $total));
            fclose($connection);
        });
    }
});
$list = [];
for ($i = 0; $i < 3; $i++) {
    $list[] = spawn(function () use ($address, $client_context, $i, $total) {
        $client = stream_socket_client($address, $errno, $error, 5, STREAM_CLIENT_CONNECT, $client_context);
        $out = [];
        foreach (['one', 'two'] as $word) {
            fwrite($client, "$word $i\n");
            $out[] = trim(fgets($client));
        }
        fwrite($client, "large\n");
        $out[] = strlen(stream_get_contents($client)) === $total;
        return $out;
    });
}
foreach (await_all_or_fail($list) as $out) {
    echo json_encode($out), "\n";
}
?>
--EXPECT--
["ONE 0","TWO 0",true]
["ONE 1","TWO 1",true]
["ONE 2","TWO 2",true]
