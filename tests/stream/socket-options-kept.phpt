--TEST--
Context options tcp_nodelay, so_reuseport and backlog are accepted in coroutines
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

await(spawn(function () {
    [$a, $address] = listen_on('tcp://127.0.0.1:0', ['socket' => ['so_reuseport' => true, 'backlog' => 5]]);
    [$b] = listen_on($address, ['socket' => ['so_reuseport' => true]]);
    var_dump(is_resource($b));
    $client = stream_socket_client($address, $errno, $error, 2, STREAM_CLIENT_CONNECT, stream_context_create(['socket' => ['tcp_nodelay' => true]]));
    var_dump(is_resource($client));
}));
?>
--EXPECT--
bool(true)
bool(true)
