--TEST--
Several coroutines accept on one server: each connection goes to exactly one
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await_all_or_fail, await_all};

[$server, $address] = listen_on();
$acceptors = [];
for ($i = 0; $i < 4; $i++) {
    $acceptors[] = spawn(function () use ($server) {
        $c = stream_socket_accept($server, 3);
        fwrite($c, stream_socket_get_name($c, true) . "\n");
        return stream_socket_get_name($c, true);
    });
}
$clients = [];
for ($i = 0; $i < 4; $i++) {
    $clients[] = spawn(function () use ($address) { $c = stream_socket_client($address); return trim(fgets($c)) === stream_socket_get_name($c, false) ? stream_socket_get_name($c, false) : 'mixed up'; });
}
$a = await_all_or_fail($acceptors);
$b = await_all_or_fail($clients);
sort($a);
sort($b);
var_dump($a === $b, count(array_unique($a)));
?>
--EXPECT--
bool(true)
int(4)
