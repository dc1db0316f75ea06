<?php
/*
 * Opens many connections, one request and its answer on each, and keeps them.
 *
 * usage: idle.php ADDRESS COUNT      prints "ready", then waits for a line of input
 */
[, $address, $count] = $argv;
$streams = [];
for ($i = 0; $i < $count; $i++) {
    // One client address has some 28,000 ports.
    $stream = stream_socket_client("tcp://$address", $code, $message, 20);
    if ($stream === false) {
        fwrite(STDERR, "connection $i: $message\n");
        exit(1);
    }
    fwrite($stream, "GET / HTTP/1.1\r\nHost: soak\r\n\r\n");
    if (!str_contains(fread($stream, 4096), 'Hello from a coroutine')) {
        fwrite(STDERR, "connection $i: no answer\n");
        exit(1);
    }
    $streams[] = $stream;
}
echo "ready\n";
fgets(STDIN);
