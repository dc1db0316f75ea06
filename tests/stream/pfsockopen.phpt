--TEST--
pfsockopen() gives the same connection again while it lives, and a new one afterwards
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$server, $address] = listen_on();
$port = (int) substr(strrchr($address, ':'), 1);
$accepted = [];
$acceptor = spawn(function () use ($server, &$accepted) {
    while ($c = @stream_socket_accept($server, 0.5)) {
        $accepted[] = $c;
    }
});
$names = await(spawn(function () use ($port, &$accepted) {
    $a = pfsockopen('127.0.0.1', $port, $errno, $error, 2);
    fwrite($a, "one\n");
    $b = pfsockopen('127.0.0.1', $port, $errno, $error, 2);
    fwrite($b, "two\n");
    $names = [stream_socket_get_name($a, false), stream_socket_get_name($b, false)];
    while (!$accepted) {
        delay(2);
    }
    echo fgets($accepted[0]), fgets($accepted[0]);
    fclose($accepted[0]);
    delay(2);
    $c = pfsockopen('127.0.0.1', $port, $errno, $error, 2);
    $names[] = stream_socket_get_name($c, false);
    return $names;
}));
var_dump($names[0] === $names[1], $names[1] === $names[2]);
await($acceptor);
echo count($accepted), "\n";
?>
--EXPECT--
one
two
bool(true)
bool(false)
2
