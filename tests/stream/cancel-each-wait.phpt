--TEST--
A coroutine is cancelled in each kind of wait on a stream
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/suspended.inc';
use function Async\{spawn, await, delay};

[$full, $keep] = full_backlog();
$peers = [];
$make = function () use (&$peers) { [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0); $peers[] = $y; return $x; };
$held = $make();
$reader = spawn(fn() => fgets($held));
$waits = [
    'fread' => fn() => fread($make(), 10),
    'fgets' => fn() => fgets($make()),
    'stream_get_contents' => fn() => stream_get_contents($make()),
    'stream_get_line' => fn() => stream_get_line($make(), 10, "\n"),
    'stream_copy_to_stream' => fn() => stream_copy_to_stream($make(), fopen('php://memory', 'w')),
    'copy to a full socket' => function () use ($make) { $m = fopen('php://memory', 'w+'); fwrite($m, str_repeat('x', 5_000_000)); rewind($m); stream_copy_to_stream($m, $make()); },
    'fwrite' => fn() => fwrite($make(), str_repeat('x', 5_000_000)),
    'accept' => fn() => stream_socket_accept(listen_on()[0], 30),
    'connect' => fn() => stream_socket_client($full, $errno, $error, 30),
    'fsockopen' => fn() => fsockopen('127.0.0.1', (int) substr(strrchr($full, ':'), 1), $errno, $error, 30),
    'recvfrom' => fn() => stream_socket_recvfrom(listen_on('udp://127.0.0.1:0')[0], 10),
    'peek' => fn() => stream_socket_recvfrom($make(), 10, STREAM_PEEK),
    'second reader' => fn() => fgets($held),
];
set_error_handler(function ($level, $message) { echo "diagnostic: $message\n"; return true; });
foreach ($waits as $name => $wait) {
    $c = spawn($wait);
    delay(2);
    until_suspended($reader, $c);
    $suspended = $c->isSuspended();
    $c->cancel();
    try {
        await($c);
        echo "$name: not cancelled\n";
    } catch (Async\AsyncCancellation $e) {
        echo "$name: ", $suspended ? '' : 'was not suspended ', $e->getMessage(), "\n";
    }
}
$reader->cancel();
?>
--EXPECT--
fread: Coroutine cancelled
fgets: Coroutine cancelled
stream_get_contents: Coroutine cancelled
stream_get_line: Coroutine cancelled
stream_copy_to_stream: Coroutine cancelled
copy to a full socket: Coroutine cancelled
fwrite: Coroutine cancelled
accept: Coroutine cancelled
connect: Coroutine cancelled
fsockopen: Coroutine cancelled
recvfrom: Coroutine cancelled
peek: Coroutine cancelled
second reader: Coroutine cancelled
