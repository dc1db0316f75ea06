--TEST--
The stream type stays the stock one
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

$type = fn($s) => stream_get_meta_data($s)['stream_type'];
$tcp = fn() => array_map($type, tcp_pair());
$outside = $tcp();
$inside = await(spawn($tcp));
$after = $tcp();
var_dump($outside === $inside, $outside === $after);
echo extension_loaded('openssl') ? 'tcp_socket/ssl' : 'tcp_socket', ' ', $inside[0] === (extension_loaded('openssl') ? 'tcp_socket/ssl' : 'tcp_socket') ? 'yes' : "no: $inside[0]", "\n";
echo await(spawn(fn() => $type(listen_on('udp://127.0.0.1:0')[0]))), "\n";
echo await(spawn(fn() => $type(listen_on('unix://' . unix_path())[0]))), "\n";
echo await(spawn(fn() => $type(listen_on('udg://' . unix_path())[0]))), "\n";
echo await(spawn(fn() => $type(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]))), "\n";
?>
--EXPECT--
bool(true)
bool(true)
tcp_socket/ssl yes
udp_socket
unix_socket
udg_socket
generic_socket
