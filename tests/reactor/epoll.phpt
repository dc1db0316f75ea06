--TEST--
async.reactor=epoll: timers, sockets and cancellation work without io_uring
--EXTENSIONS--
async
--INI--
async.reactor=epoll
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, await_all_or_fail, delay};

[$server, $address] = listen_on();
$acceptor = spawn(function () use ($server) {
    while ($c = stream_socket_accept($server, -1)) {
        spawn(function () use ($c) { while (($line = fgets($c)) !== false) { delay(1); fwrite($c, strtoupper($line)); } });
    }
});
$list = [];
for ($i = 0; $i < 20; $i++) {
    $list[] = spawn(function () use ($address, $i) { $c = stream_socket_client($address); fwrite($c, "client $i\n"); return trim(fgets($c)); });
}
echo implode(' ', array_unique(array_map(fn($s) => rtrim($s, ' 0123456789'), await_all_or_fail($list)))), "\n";
$parked = spawn(fn() => fgets(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]));
$acceptor->cancel();
delay(1);
$parked->cancel();
try { await($acceptor); } catch (Async\AsyncCancellation) { echo "cancelled\n"; }
?>
--EXPECT--
CLIENT
cancelled
