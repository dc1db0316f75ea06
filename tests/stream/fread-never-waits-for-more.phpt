--TEST--
fread() with a large length gives what has come and does not wait for more, as in stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

// stock PHP reads sockets in chunks of 8 KiB: no read of at least that much leaves a rest behind,
// and so none finds a rest and waits for the remainder
$case = fn(int $length, int $total) => function () use ($length, $total) {
    [$x, $y] = tcp_pair();
    stream_set_timeout($y, 0, 300000);
    stream_set_blocking($x, false);
    $sent = 0;
    $received = 0;
    $timed_out = 0;
    while ($received < $total) {
        if ($sent < $total) {
            $sent += (int) fwrite($x, str_repeat('x', min(100000, $total - $sent)));
        }
        $received += strlen((string) fread($y, $length));
        if (stream_get_meta_data($y)['timed_out'] && ++$timed_out > 2) {
            break;
        }
    }
    return [$received, $timed_out];
};
same_as_stock([
    '8192' => $case(8192, 700001),
    '10000' => $case(10000, 700001),
    '65536' => $case(65536, 700001),
    '100000' => $case(100000, 700001),
    '1000000' => $case(1000000, 700001),
]);
?>
--EXPECT--
8192: {"result":[700001,0],"exception":null,"diagnostics":[]}
8192: same in a coroutine
10000: {"result":[700001,0],"exception":null,"diagnostics":[]}
10000: same in a coroutine
65536: {"result":[700001,0],"exception":null,"diagnostics":[]}
65536: same in a coroutine
100000: {"result":[700001,0],"exception":null,"diagnostics":[]}
100000: same in a coroutine
1000000: {"result":[700001,0],"exception":null,"diagnostics":[]}
1000000: same in a coroutine
