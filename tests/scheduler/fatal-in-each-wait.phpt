--TEST--
A fatal error while coroutines wait in each kind of wait: the process ends cleanly
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    use function Async\{spawn, await, delay};

    $server = stream_socket_server('tcp://127.0.0.1:0');
    $udp = stream_socket_server('udp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND);
    $a = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $b = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $never = spawn(fn() => delay(10000));
    foreach ([
        fn() => await($never),
        fn() => stream_socket_accept($server, 60),
        fn() => fread($a[0], 10),
        fn() => fwrite($b[0], str_repeat('x', 10_000_000)),
        fn() => stream_socket_recvfrom($udp, 100),
    ] as $wait) {
        spawn(function () use ($wait) { try { $wait(); } finally { echo "must not run\n"; } });
    }
    delay(10);
    $x = str_repeat('x', 1 << 30);
    PHP, '-d memory_limit=64M');
echo str_contains($run['stdout'], 'Allowed memory size') ? "fatal error\n" : $run['stdout'];
echo str_contains($run['stdout'], 'must not run') ? "resumed\n" : "nothing resumed\n";
echo $run['status'], ' ', $run['signal'], "\n";
?>
--EXPECT--
fatal error
nothing resumed
255 0
