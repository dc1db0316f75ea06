--TEST--
examples/http_server.php: 40 upstream calls take as long as a few of them
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip measures time'); ?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/../_inc/time.inc';
$server = Example::start('http_server.php');
$clients = [];
check_seconds('5 clients, 40 calls of 20 ms each', seconds(function () use ($server) {
    for ($i = 0; $i < 5; $i++) {
        $clients[] = $client = $server->connect();
        fwrite($client, "GET /fanout/40 HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    foreach ($clients as $client) {
        [$status, , $body] = read_response($client);
        echo $status, ' ', json_decode($body)->calls, "\n";
    }
}), 0.02, 2.5);
?>
--EXPECT--
200 40
200 40
200 40
200 40
200 40
5 clients, 40 calls of 20 ms each: as expected
