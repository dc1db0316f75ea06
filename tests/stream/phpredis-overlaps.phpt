--TEST--
phpredis suspends without knowing it: twelve commands of 100 ms overlap
--EXTENSIONS--
async
igbinary
redis
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await_all_or_fail, delay};

[$server, $address] = listen_on();
$port = (int) substr(strrchr($address, ':'), 1);
$acceptor = spawn(function () use ($server) {
    while ($connection = stream_socket_accept($server, -1)) {
        spawn(function () use ($connection) {
            while (($line = fgets($connection)) !== false) {
                $arguments = [];
                for ($n = (int) substr($line, 1); $n > 0; $n--) {
                    $length = (int) substr(fgets($connection), 1);
                    $arguments[] = substr(read_exactly($connection, $length + 2), 0, -2);
                }
                if (strtoupper($arguments[0]) === 'GET') {
                    delay(100);
                    $value = "value of $arguments[1]";
                    fwrite($connection, '$' . strlen($value) . "\r\n$value\r\n");
                } else {
                    fwrite($connection, "+OK\r\n");
                }
            }
        });
    }
});
check_seconds('together', seconds(function () use ($port) {
    $list = [];
    for ($i = 0; $i < 12; $i++) {
        $list[] = spawn(function () use ($i, $port) {
            $redis = new Redis;
            $redis->connect('127.0.0.1', $port, 2);
            return $redis->get("key $i");
        });
    }
    $values = await_all_or_fail($list);
    echo $values[0], ', ', $values[11], "\n";
}), 0.099, 1.1);
$acceptor->cancel();
?>
--EXPECT--
value of key 0, value of key 11
together: as expected
