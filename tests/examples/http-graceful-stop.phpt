--TEST--
examples/http_server.php: SIGTERM and SIGINT let open requests end, and close idle connections
--EXTENSIONS--
async
--SKIPIF--
<?php if (!extension_loaded('pcntl')) die('skip needs pcntl'); ?>
--FILE--
<?php
require __DIR__ . '/example.inc';
foreach ([SIGTERM, SIGINT] as $signal) {
    $server = Example::start('http_server.php');
    $idle = $server->connect();
    fwrite($idle, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    echo read_response($idle)[1]['connection'], "\n";
    $busy = $server->connect();
    fwrite($busy, "GET /sleep/300 HTTP/1.1\r\nHost: x\r\n\r\n");
    usleep(100000);
    $server->signal($signal);
    var_dump(stream_get_contents($idle));
    for ($i = 0; $i < 50 && @stream_socket_client("tcp://$server->address"); $i++) {
        usleep(2000);
    }
    echo $i < 50 ? 'refuses' : 'accepts', "\n";
    [$status, $headers, $body] = read_response($busy);
    echo "$status $headers[connection] $body", $server->wait(), "\n", $server->errors();
}
$server = Example::start('http_server.php');
$busy = $server->connect();
fwrite($busy, "GET /sleep/5000 HTTP/1.1\r\nHost: x\r\n\r\n");
usleep(100000);
$server->signal(SIGTERM);
/* Two that are pending at the same time are one. */
for ($i = 0; $i < 500 && @stream_socket_client("tcp://$server->address"); $i++) {
    usleep(2000);
}
$server->signal(SIGTERM);
echo 'twice: ', $server->wait(), "\n";
?>
--EXPECT--
keep-alive
string(0) ""
refuses
200 close waited 300 ms
status 0
keep-alive
string(0) ""
refuses
200 close waited 300 ms
status 0
twice: signal 15
