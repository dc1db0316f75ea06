--TEST--
Results of the write functions are those of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

$with = fn(callable $write) => function () use ($write) {
    [$client, $accepted] = tcp_pair();
    $result = $write($client, $accepted);
    if (is_resource($client)) {
        fclose($client);
    }
    return [$result, is_resource($accepted) ? stream_get_contents($accepted) : null];
};
same_as_stock([
    'fwrite' => $with(fn($s) => [fwrite($s, 'abc'), fwrite($s, ''), fwrite($s, 'defgh', 2), fflush($s)]),
    'fputs' => $with(fn($s) => fputs($s, 'x')),
    'fprintf' => $with(fn($s) => fprintf($s, '%05d', 42)),
    'fputcsv' => $with(fn($s) => fputcsv($s, ['a', 'b c'], ',', '"', '\\')),
    'sendto' => $with(fn($s) => stream_socket_sendto($s, 'hello')),
    'copy from memory' => $with(function ($s) { $m = fopen('php://memory', 'w+'); fwrite($m, str_repeat('x', 10000)); rewind($m); return stream_copy_to_stream($m, $s); }),
    'copy from file' => $with(function ($s) { $f = fopen(__FILE__, 'r'); return [stream_copy_to_stream($f, $s, 100, 5), ftell($f)]; }),
    'after shutdown' => $with(function ($s) { stream_socket_shutdown($s, STREAM_SHUT_WR); return fwrite($s, 'x'); }),
    'after close' => $with(function ($s) { fclose($s); return fwrite($s, 'x'); }),
    'peer closed' => $with(function ($s, $peer) { fclose($peer); usleep(1000); $a = fwrite($s, 'x'); usleep(2000); return [$a, fwrite($s, 'y')]; }),
    'ftruncate' => $with(fn($s) => ftruncate($s, 0)),
    'fsync' => $with(fn($s) => fsync($s)),
    'flock' => $with(fn($s) => flock($s, LOCK_SH)),
    'fstat' => $with(fn($s) => array_keys(fstat($s))),
    'lock support' => $with(fn($s) => [stream_supports_lock($s), stream_is_local($s), stream_isatty($s), posix_like($s)]),
    'buffers' => $with(fn($s) => [stream_set_read_buffer($s, 0), stream_set_write_buffer($s, 0), stream_set_chunk_size($s, 1024)]),
], print: false);
function posix_like($s) { return get_resource_type($s); }
?>
--EXPECT--
fwrite: same in a coroutine
fputs: same in a coroutine
fprintf: same in a coroutine
fputcsv: same in a coroutine
sendto: same in a coroutine
copy from memory: same in a coroutine
copy from file: same in a coroutine
after shutdown: same in a coroutine
after close: same in a coroutine
peer closed: same in a coroutine
ftruncate: same in a coroutine
fsync: same in a coroutine
flock: same in a coroutine
fstat: same in a coroutine
lock support: same in a coroutine
buffers: same in a coroutine
