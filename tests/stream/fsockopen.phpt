--TEST--
fsockopen() in coroutines
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$server, $address] = listen_on();
$port = (int) substr(strrchr($address, ':'), 1);
spawn(function () use ($server) {
    for ($i = 0; $i < 2; $i++) {
        $c = stream_socket_accept($server, 2);
        delay(2);
        fwrite($c, "connection $i\n");
    }
});
foreach (['127.0.0.1', 'tcp://127.0.0.1'] as $host) {
    echo await(spawn(function () use ($host, $port) { $c = fsockopen($host, $port, $errno, $error, 2); return fgets($c); }));
}
?>
--EXPECT--
connection 0
connection 1
