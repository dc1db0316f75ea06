--TEST--
exit() while coroutines wait in each kind of wait: all are unwound
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (who is cancelled before it has begun does not unwind)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    use function Async\{spawn, suspend, await, delay};

    $pair = fn() => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $server = stream_socket_server('tcp://127.0.0.1:0');
    $udp = stream_socket_server('udp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND);
    $never = spawn(fn() => delay(10000));
    $pairs = [];
    for ($i = 0; $i < 6; $i++) {
        $pairs[] = $pair();
    }
    $waits = [
        'suspend' => fn() => suspend(),
        'delay' => fn() => delay(10000),
        'await' => fn() => await($never),
        'await with timeout' => fn() => await($never, Async\timeout(9000)),
        'await_all' => fn() => Async\await_all([$never]),
        'await_any_or_fail' => fn() => Async\await_any_or_fail([$never]),
        'protect' => fn() => Async\protect(fn() => delay(10000)),
        'accept' => fn() => stream_socket_accept($server, 60),
        'fread' => fn() => fread($pairs[0][0], 10),
        'fgets' => fn() => fgets($pairs[1][0]),
        'stream_get_contents' => fn() => stream_get_contents($pairs[2][0]),
        'fwrite' => fn() => fwrite($pairs[3][0], str_repeat('x', 10_000_000)),
        'recvfrom' => fn() => stream_socket_recvfrom($udp, 100),
        'second reader' => fn() => fread($pairs[0][0], 10),
        'fiber' => fn() => (new Fiber(fn() => fread($pairs[4][0], 1)))->start(),
    ];
    $unwound = [];
    foreach ($waits as $name => $wait) {
        spawn(function () use ($name, $wait, &$unwound) {
            try {
                $wait();
                echo "$name returned\n";
            } finally {
                $unwound[] = $name;
            }
        });
    }
    register_shutdown_function(function () use (&$unwound, $waits) {
        sort($unwound);
        $expected = array_keys($waits);
        sort($expected);
        echo $unwound === $expected ? "all unwound\n" : 'missing: ' . implode(', ', array_diff($expected, $unwound)) . "\n";
    });
    delay(20);
    spawn(function () { echo "never started\n"; });
    exit(3);
    PHP);
?>
--EXPECT--
suspend returned
all unwound
status 3
