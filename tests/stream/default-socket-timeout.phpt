--TEST--
default_socket_timeout is the timeout of new sockets
--EXTENSIONS--
async
--INI--
default_socket_timeout=1
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await};

await(spawn(function () {
    [$server, $address] = listen_on();
    $client = stream_socket_client($address);
    check_seconds('read', seconds(function () use ($client) { var_dump(fread($client, 10)); }), 0.9, 3);
    var_dump(stream_get_meta_data($client)['timed_out']);
}));
?>
--EXPECT--
bool(false)
read: as expected
bool(true)
