--TEST--
Sockets opened before the start of the scheduler suspend, too
--EXTENSIONS--
async
--INI--
async.autostart=0
--FILE--
<?php
use function Async\{spawn, await};

$server = stream_socket_server('tcp://127.0.0.1:0');
$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
$accepted = stream_socket_accept($server);
stream_set_timeout($client, 2);
$reader = spawn(fn() => fgets($client));
spawn(function () use ($accepted) { echo "writer runs while the reader waits\n"; fwrite($accepted, "hello\n"); });
echo await($reader);
?>
--EXPECT--
writer runs while the reader waits
hello
