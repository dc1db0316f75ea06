--TEST--
A parked accept that meets EMFILE reports it, without spinning
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip valgrind does not let ulimit -n be lowered'); ?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    require getenv('INC') . '/sockets.inc';
    use function Async\{spawn, await, delay};

    [$server, $address] = listen_on();
    $c = spawn(function () use ($server) { $r = @stream_socket_accept($server, 2); return [$r, error_get_last()['message'] ?? '']; });
    delay(5);
    $client = stream_socket_client($address, $errno, $error, 1, STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT);
    while ($f = @fopen('/dev/null', 'r')) {
        $fill[] = $f;
    }
    error_clear_last();
    echo json_encode(await($c)), "\n";
    PHP, '', 'export INC=' . escapeshellarg(__DIR__ . '/../_inc') . '; ulimit -n 40; ');
?>
--EXPECT--
[false,"stream_socket_accept(): Accept failed: Too many open files"]
status 0
