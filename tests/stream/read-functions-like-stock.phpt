--TEST--
Results of the read functions are those of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

$with = fn(callable $read) => function () use ($read) {
    [$client, $accepted] = tcp_pair();
    fwrite($accepted, "line one\nline two\r\nthree|four");
    fclose($accepted);
    usleep(2000);
    return $read($client);
};
same_as_stock([
    'fread' => $with(fn($s) => [fread($s, 4), fread($s, 100), fread($s, 10), feof($s), fread($s, 10)]),
    'fgets' => $with(fn($s) => [fgets($s), fgets($s), fgets($s), fgets($s), feof($s)]),
    'stream_get_line' => $with(fn($s) => [stream_get_line($s, 100, "\r\n"), stream_get_line($s, 3, '|'), stream_get_line($s, 0, '|'), stream_get_line($s, 0, '|'), stream_get_line($s, 0, '|')]),
    'stream_get_contents' => $with(fn($s) => [stream_get_contents($s, 3), stream_get_contents($s), stream_get_contents($s), feof($s)]),
    'fgetc' => $with(fn($s) => [fgetc($s), fgetc($s)]),
    'fpassthru' => $with(function ($s) { ob_start(); $n = fpassthru($s); return [$n, ob_get_clean()]; }),
    'stream_copy_to_stream' => $with(function ($s) { $m = fopen('php://memory', 'w+'); $n = stream_copy_to_stream($s, $m); rewind($m); return [$n, stream_get_contents($m)]; }),
    'recvfrom' => $with(fn($s) => [stream_socket_recvfrom($s, 4), stream_socket_recvfrom($s, 4, STREAM_PEEK), stream_socket_recvfrom($s, 100), stream_socket_recvfrom($s, 100)]),
    'file' => $with(fn($s) => [ftell($s), fgets($s), ftell($s), fseek($s, 2), fread($s, 4), ftell($s)]),
    'bad length' => $with(fn($s) => fread($s, 0)),
    'closed' => $with(function ($s) { fclose($s); return fread($s, 1); }),
    'not readable' => $with(function ($s) { stream_socket_shutdown($s, STREAM_SHUT_RD); return [fread($s, 5), feof($s)]; }),
], print: false);
?>
--EXPECT--
fread: same in a coroutine
fgets: same in a coroutine
stream_get_line: same in a coroutine
stream_get_contents: same in a coroutine
fgetc: same in a coroutine
fpassthru: same in a coroutine
stream_copy_to_stream: same in a coroutine
recvfrom: same in a coroutine
file: same in a coroutine
bad length: same in a coroutine
closed: same in a coroutine
not readable: same in a coroutine
