<?php
/*
 * Clients that misbehave, between some that do not and compare each answer byte by
 * byte. Stock PHP, without the extension.
 *
 * usage: clients.php ADDRESS SECONDS      prints: good wrong aborted stalled
 */
[, $address, $seconds] = $argv;
$good = $wrong = $aborted = 0;
$stalled = [];
$deaf = [];
$kept = [];

function connect(string $address)
{
    $stream = stream_socket_client("tcp://$address", $code, $message, 20);
    if ($stream === false) {
        fwrite(STDERR, "connect: $message\n");
        exit(1);
    }
    stream_set_timeout($stream, 30);

    return $stream;
}

function request(string $body): string
{
    return "POST /echo HTTP/1.1\r\nHost: soak\r\nContent-Length: " . strlen($body) . "\r\n\r\n$body";
}

/** The body of the next answer; null if none comes, or not a good one. */
function answer($stream): ?string
{
    if (fgets($stream) !== "HTTP/1.1 200 OK\r\n") {
        return null;
    }
    $length = null;
    while (($line = fgets($stream)) !== "\r\n") {
        if ($line === false) {
            return null;
        }
        if (preg_match('/^content-length: (\d+)/i', $line, $match)) {
            $length = (int) $match[1];
        }
    }
    $body = $length === 0 ? '' : stream_get_contents($stream, $length);

    return strlen($body) === $length ? $body : null;
}

/** Ends the connection with a reset instead of an orderly close. */
function reset_connection($stream): void
{
    // It warns of what has been read already.
    socket_set_option(@socket_import_stream($stream), SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    fclose($stream);
}

$end = microtime(true) + (float) $seconds;
while (microtime(true) < $end) {
    switch (random_int(0, 9)) {
        case 0: // leaves in the middle of a request
            $stream = connect($address);
            fwrite($stream, substr(request(str_repeat('x', 5000)), 0, random_int(1, 5000)));
            random_int(0, 1) ? fclose($stream) : reset_connection($stream);
            $aborted++;
            break;
        case 1: // leaves in the middle of a large answer
            $stream = connect($address);
            fwrite($stream, request(random_bytes(500_000)));
            fread($stream, random_int(1, 8192));
            reset_connection($stream);
            $aborted++;
            break;
        case 2: // leaves while the server waits, for a timer or for others
            $stream = connect($address);
            fwrite($stream, 'GET /' . ['sleep/50', 'fanout/5'][random_int(0, 1)] . " HTTP/1.1\r\nHost: soak\r\n\r\n");
            random_int(0, 1) ? fclose($stream) : reset_connection($stream);
            $aborted++;
            break;
        case 3: // says nothing more, some of them before they have said anything
            if (count($stalled) < 500) {
                $stream = connect($address);
                fwrite($stream, substr(request('never complete'), 0, random_int(0, 60)));
                $stalled[] = $stream;
            }
            break;
        case 4: // takes nothing of a large answer
            if (count($deaf) < 50) {
                $stream = connect($address);
                stream_set_blocking($stream, false);
                fwrite($stream, request(str_repeat('y', 1_000_000)));
                $deaf[] = $stream;
            }
            break;
        default: // several requests at once, on a connection that stays open for some time
            $i = random_int(0, 49);
            $stream = $kept[$i] ??= connect($address);
            $bodies = [];
            for ($n = random_int(1, 5); $n > 0; $n--) {
                $bodies[] = random_bytes([random_int(1, 100), random_int(100, 20_000)][random_int(0, 1)]);
            }
            fwrite($stream, implode('', array_map(request(...), $bodies)));
            foreach ($bodies as $body) {
                if (answer($stream) === $body) {
                    $good++;
                } else {
                    $wrong++;
                    fwrite(STDERR, "wrong answer\n");
                    unset($kept[$i]);
                    break;
                }
            }
            if (random_int(0, 20) === 0) {
                unset($kept[$i]);
            }
    }
}
echo "$good $wrong $aborted ", count($stalled) + count($deaf), "\n";
