--TEST--
accept with no descriptors left: the stock warning, and accepting works again afterwards
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv("ASYNC_VALGRIND")) die("skip valgrind does not let ulimit -n be lowered"); ?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    require getenv('INC') . '/sockets.inc';
    use function Async\{spawn, await, delay};

    [$server, $address] = listen_on();
    $c = spawn(function () use ($server, $address) {
        $client = stream_socket_client($address);
        $fill = [];
        while ($f = @fopen('/dev/null', 'r')) {
            $fill[] = $f;
        }
        $got = @stream_socket_accept($server, 1);
        $error = error_get_last()['message'] ?? '';
        $fill = [];
        echo json_encode($got), ' ', $error, "\n";
        return stream_socket_accept($server, 1);
    });
    var_dump(is_resource(await($c)));
    PHP, '', 'export INC=' . escapeshellarg(__DIR__ . '/../_inc') . '; ulimit -n 40; ');
?>
--EXPECT--
false stream_socket_accept(): Accept failed: Too many open files
bool(true)
status 0
