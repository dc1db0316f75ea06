--TEST--
phpredis: a read timeout and a refused connection are reported as without the extension
--EXTENSIONS--
async
igbinary
redis
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

[$server, $address] = listen_on();
$port = (int) substr(strrchr($address, ':'), 1);
$refused = (int) substr(strrchr(refused_address(), ':'), 1);
same_as_stock([
    'timeout' => function () use ($port) { $redis = new Redis; $redis->connect('127.0.0.1', $port, 2, null, 0, 0.05); return $redis->get('x'); },
    'refused' => function () use ($refused) { $redis = new Redis; return $redis->connect('127.0.0.1', $refused, 2); },
], print: false);
?>
--EXPECT--
timeout: same in a coroutine
refused: same in a coroutine
