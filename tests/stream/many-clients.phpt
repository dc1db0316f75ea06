--TEST--
200 concurrent clients, 20 requests each
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await_all_or_fail, delay};

[$server, $address] = listen_on('tcp://127.0.0.1:0', ['socket' => ['backlog' => 511]]);
$acceptor = spawn(function () use ($server) {
    while ($connection = stream_socket_accept($server, -1)) {
        spawn(function () use ($connection) {
            while (($line = fgets($connection)) !== false) {
                fwrite($connection, strrev(trim($line)) . "\n");
            }
        });
    }
});
$open = 0;
$most = 0;
$list = [];
for ($i = 0; $i < 200; $i++) {
    $list[] = spawn(function () use ($i, $address, &$open, &$most) {
        $client = stream_socket_client($address, $errno, $error, 5);
        $most = max($most, ++$open);
        $good = 0;
        for ($j = 0; $j < 20; $j++) {
            $text = "client $i request $j";
            fwrite($client, "$text\n");
            $good += rtrim(fgets($client), "\n") === strrev($text);
        }
        delay(20);
        $open--;
        return $good;
    });
}
var_dump(array_sum(await_all_or_fail($list)), $most);
$acceptor->cancel();
?>
--EXPECT--
int(4000)
int(200)
