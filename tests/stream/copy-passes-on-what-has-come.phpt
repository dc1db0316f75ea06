--TEST--
stream_copy_to_stream() and fpassthru() between sockets pass on what has come before they wait for more
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$a, $b] = tcp_pair();
[$c, $d] = tcp_pair();
stream_set_timeout($d, 1);
$proxy = spawn(function () use ($b, $c) { $n = stream_copy_to_stream($b, $c); fclose($c); return $n; });
$bad = 0;
$total = 0;
foreach ([10, 300000, 20000, 131072, 70001, 8192, 5, 200003, 12345] as $length) {
    $total += $length;
    // the answer to each message is waited for before the next one is sent
    $writer = spawn(fn() => write_all($a, str_repeat('x', $length)));
    $got = read_exactly($d, $length);
    if (strlen($got) !== $length) {
        echo "of $length bytes ", strlen($got), " were passed on\n";
        break;
    }
    await($writer);
}
fclose($a);
var_dump(await($proxy) === $total);
?>
--EXPECT--
bool(true)
