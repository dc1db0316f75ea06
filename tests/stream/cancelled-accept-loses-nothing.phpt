--TEST--
After a cancelled accept the next one gets the connection
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay, suspend};

[$server, $address] = listen_on('tcp://127.0.0.1:0', ['socket' => ['backlog' => 511]]);
$accepted = [];
$clients = [];
for ($i = 0; $i < 50; $i++) {
    $c = spawn(function () use ($server, &$accepted) { $accepted[] = stream_socket_accept($server, 2); });
    suspend();
    $i % 2 ? $c->cancel() : null;
    $clients[] = stream_socket_client($address, $errno, $error, 2);
    $i % 2 ? null : $c->cancel();
    try { await($c); } catch (Async\AsyncCancellation) {}
}
while ($connection = @stream_socket_accept($server, 0.05)) {
    $accepted[] = $connection;
}
$names = array_map(fn($s) => stream_socket_get_name($s, true), $accepted);
$expected = array_map(fn($s) => stream_socket_get_name($s, false), $clients);
sort($names);
sort($expected);
var_dump(count($names), $names === $expected);
?>
--EXPECT--
int(50)
bool(true)
