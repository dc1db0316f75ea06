--TEST--
fclose() under a parked accept, writer, recvfrom, copy and a queued second reader
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/suspended.inc';
use function Async\{spawn, await, delay, suspend};

error_reporting(0);
$pair = fn() => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$peers = [];
$make = function () use ($pair, &$peers) { [$x, $y] = $pair(); $peers[] = $y; return $x; };
$cases = [
    'accept' => [listen_on()[0], fn($s) => stream_socket_accept($s, 30)],
    'write' => [$make(), fn($s) => fwrite($s, str_repeat('x', 5_000_000)) < 5_000_000],
    'recvfrom' => [listen_on('udp://127.0.0.1:0')[0], fn($s) => (string) stream_socket_recvfrom($s, 10)],
    'stream_get_contents' => [$make(), fn($s) => stream_get_contents($s)],
    'stream_get_line' => [$make(), fn($s) => stream_get_line($s, 100, "\n")],
];
foreach ($cases as $name => [$stream, $wait]) {
    $c = spawn($wait, $stream);
    delay(2);
    until_suspended($c);
    fclose($stream);
    $start = hrtime(true);
    try {
        $result = await($c);
    } catch (Throwable $e) {
        $result = get_class($e);
    }
    echo "$name: ", json_encode($result), hrtime(true) - $start < 10e9 ? '' : ' late', "\n";
}
$stream = $make();
$first = spawn(fn() => fgets($stream));
$second = spawn(function () use ($stream) { try { return fgets($stream); } catch (TypeError $e) { return false; } });
delay(2);
until_suspended($first, $second);
fclose($stream);
echo json_encode([await($first), await($second)]), "\n";
?>
--EXPECT--
accept: false
write: true
recvfrom: ""
stream_get_contents: ""
stream_get_line: false
[false,false]
