<?php
/*
 * TCP echo server: what a client sends comes back. One coroutine for each
 * client, ordinary stream functions, no callbacks.
 *
 *     php examples/echo.php [ADDRESS | PORT]        default: 127.0.0.1:8080
 *     nc 127.0.0.1 8080
 */

declare(strict_types=1);

use function Async\delay;
use function Async\spawn;

const READ_SIZE = 65536;

/** @return resource */
function listen(string $address)
{
    $context = stream_context_create(['socket' => ['tcp_nodelay' => true, 'backlog' => 1024]]);
    $flags = STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
    $server = @stream_socket_server("tcp://$address", $code, $message, $flags, $context);
    if ($server === false) {
        fwrite(STDERR, "cannot listen on $address: $message\n");
        exit(1);
    }

    return $server;
}

/**
 * Runs in a coroutine of its own: while fread() and fwrite() wait, the others go on.
 *
 * @param resource $client
 */
function serve($client): void
{
    // fread() gives '' at the end of the stream, and after default_socket_timeout seconds of silence.
    while (($data = fread($client, READ_SIZE)) !== '' && $data !== false) {
        // fwrite() writes everything, unless the client has gone.
        if (@fwrite($client, $data) !== strlen($data)) {
            break;
        }
    }
    fclose($client);
}

$address = $argv[1] ?? '127.0.0.1:8080';
$server = listen(str_contains($address, ':') ? $address : "127.0.0.1:$address");
echo 'listening on ', stream_socket_get_name($server, false), "\n";

while (true) {
    $client = @stream_socket_accept($server, -1);
    if ($client !== false) {
        spawn(serve(...), $client);
    } else {
        // Out of descriptors, for example: some clients will leave soon.
        delay(50);
    }
}
