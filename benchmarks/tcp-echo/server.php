<?php
/*
 * Echo server: one coroutine per connection, plain stream functions, stream
 * timeouts at PHP's default of 60 seconds.
 *
 * usage: php server.php PORT [READ_SIZE]
 */

use function Async\spawn;

$port = (int) ($argv[1] ?? 7);
$readSize = (int) ($argv[2] ?? 65536);

$context = stream_context_create(['socket' => ['tcp_nodelay' => true, 'backlog' => 1024]]);
$server = stream_socket_server(
    "tcp://127.0.0.1:$port",
    $errorCode,
    $errorMessage,
    STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
    $context,
);
if ($server === false) {
    fwrite(STDERR, "cannot listen on port $port: $errorMessage\n");
    exit(1);
}

$echo = static function ($client) use ($readSize): void {
    while (($data = fread($client, $readSize)) !== '' && $data !== false) {
        if (fwrite($client, $data) !== strlen($data)) {
            break;
        }
        unset($data); // who waits for the next message need not hold the last one
    }
    fclose($client);
};

echo "ready $port\n";

while (($client = stream_socket_accept($server, -1)) !== false) {
    spawn($echo, $client);
}
