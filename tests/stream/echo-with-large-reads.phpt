--TEST--
An echo server that reads 64 KiB at a time returns every byte while the connection stays open
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$client, $connection] = tcp_pair();
stream_set_timeout($client, 1);
spawn(function () use ($connection) {
    while (($data = fread($connection, 65536)) !== false && $data !== '') {
        fwrite($connection, $data);
    }
});
foreach ([100, 1_000_000, 26_384, 250_001, 3] as $length) {
    $writer = spawn(fn() => write_all($client, str_repeat('y', $length)));
    echo $length, ' ', strlen(read_exactly($client, $length)), "\n";
    await($writer);
}
fclose($client);
?>
--EXPECT--
100 100
1000000 1000000
26384 26384
250001 250001
3 3
