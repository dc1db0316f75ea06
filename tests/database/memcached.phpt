--TEST--
memcached: a hundred coroutines get their own data, and others run while one waits
--EXTENSIONS--
async
igbinary
msgpack
memcached
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('memcached');
?>
--ENV--
ASYNC_CHAOS_WITHOUT=short (its server writes answers in one piece before the client goes)
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{spawn, delay};

$port = start_memcached();
overlap('memcached', function (int $i) use ($port) {
    $client = new Memcached();
    $client->addServer('127.0.0.1', $port);
    for ($n = 0; $n < 10; $n++) {
        $client->set("key $i", $value = str_repeat("$i.$n ", 500)) || $client->set("key-$i", $value);
        if ($client->get("key-$i") !== $value) {
            return $client->getResultMessage();
        }
    }
    return true;
}, 0, 100, 3);

/* A server that answers after 200 ms. */
$server = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
    stream_context_create(['socket' => ['backlog' => 1024]]));
$slow = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
$acceptor = spawn(function () use ($server) {
    while ($connection = stream_socket_accept($server, -1)) {
        spawn(function () use ($connection) {
            while (($line = fgets($connection)) !== false) {
                $key = explode(' ', trim($line))[1] ?? '';
                delay(200);
                fwrite($connection, "VALUE $key 0 " . strlen($key) . "\r\n$key\r\nEND\r\n");
            }
        });
    }
});
overlap('slow server', function (int $i) use ($slow) {
    $client = new Memcached();
    $client->addServer('127.0.0.1', $slow);
    return $client->get("key$i") === "key$i" ?: $client->getResultMessage();
});
$acceptor->cancel();
?>
--EXPECT--
memcached: as expected
slow server: as expected
