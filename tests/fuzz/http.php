<?php
/*
 * php http.php SECONDS SEED: the parser of examples/http gets bytes that are almost
 * requests, in pieces of random sizes and all at once. Both times it must come to the same
 * requests and the same end, and let nothing but its own exceptions out.
 */
declare(strict_types=1);

use Example\Http\{Connection, Disconnected, HttpError, RequestReader};
use function Async\{await, delay, spawn};

[, $seconds, $seed] = $argv + [1 => '5', 2 => '1'];
foreach (glob(__DIR__ . '/../../examples/http/*.php') as $file) {
    require_once $file;
}
set_error_handler(function (int $type, string $message, string $file, int $line) {
    if (error_reporting() & $type) { // not those that @ expects
        throw new ErrorException($message, 0, $type, $file, $line);
    }

    return true;
});

const PIECES = [
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    "3;a=b\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n",
    "GET http://b/c HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nxyz",
    'Content-Length: 18446744073709551617', 'Content-Length: 3', 'Transfer-Encoding: gzip, chunked',
    'ffffffff', 'Host: b', "\r\n", "\n", "\r", ' ', "\0", ':', "\t", '0', "HTTP/1.1", "\xff", '%', '0x10', '-1',
];

function text(): string
{
    $text = '';
    for ($i = mt_rand(1, 5); $i > 0; $i--) {
        $text .= PIECES[mt_rand(0, 3) ? mt_rand(0, 5) : mt_rand(0, count(PIECES) - 1)];
    }
    for ($i = mt_rand(0, 3); $i > 0 && $text !== ''; $i--) {
        $at = mt_rand(0, strlen($text) - 1);
        $text = match (mt_rand(0, 4)) {
            0 => substr_replace($text, '', $at, mt_rand(1, 4)),
            1 => substr_replace($text, PIECES[mt_rand(0, count(PIECES) - 1)], $at, 0),
            2 => substr_replace($text, chr(mt_rand(0, 255)), $at, 1),
            3 => substr($text, 0, $at),
            4 => substr_replace($text, str_repeat(PIECES[mt_rand(6, count(PIECES) - 1)], mt_rand(2, 3000)), $at, 0),
        };
    }

    return $text;
}

/** @param list<string> $pieces */
function parse(array $pieces): string
{
    [$client, $server] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $writer = spawn(function () use ($client, $pieces) {
        foreach ($pieces as $piece) {
            if (@fwrite($client, $piece) === false) {
                return; // the reader has given up
            }
            if (count($pieces) > 1) {
                delay(0);
            }
        }
        stream_socket_shutdown($client, STREAM_SHUT_WR);
    });
    $connection = new Connection($server);
    $reader = new RequestReader($connection);
    $seen = [];
    try {
        for (;;) {
            $request = $reader->read();
            $seen[] = [$request->method, $request->target, $request->path(), $request->version, $request->headers,
                $request->body, $request->keepsAlive()];
        }
    } catch (HttpError $e) {
        $seen[] = $e->status;
    } catch (Disconnected) {
        $seen[] = 'end';
    }
    $connection->close();
    await($writer);
    fclose($client);

    return serialize($seen);
}

/** @return list<string> */
function cut(string $text): array
{
    $pieces = [];
    for ($at = 0; $at < strlen($text); $at += $length) {
        $pieces[] = substr($text, $at, $length = mt_rand(1, max(1, intdiv(strlen($text), mt_rand(1, 40)))));
    }

    return $pieces;
}

$end = microtime(true) + (float) $seconds;
for ($passed = 0; microtime(true) < $end; $passed++, $seed++) {
    mt_srand((int) $seed);
    $text = text();
    try {
        $whole = parse([$text]);
        $pieces = parse(cut($text));
        $wrong = $whole === $pieces ? null : "all at once: $whole\nin pieces: $pieces";
    } catch (Throwable $e) {
        $wrong = (string) $e;
    }
    if ($wrong !== null) {
        echo "FAILED http: seed $seed\n", json_encode($text, JSON_INVALID_UTF8_SUBSTITUTE), "\n$wrong\n$passed passed, 1 failed\n";
        exit(1);
    }
}
echo "$passed passed, 0 failed\n";
