--TEST--
stream_get_meta_data() shows what stock PHP shows
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

$meta = function ($stream) { $m = stream_get_meta_data($stream); unset($m['uri']); return $m; };
same_as_stock([
    'client' => function () use ($meta) { [$client, $accepted] = tcp_pair(); return $meta($client); },
    'accepted' => function () use ($meta) { [$client, $accepted] = tcp_pair(); return $meta($accepted); },
    'server' => function () use ($meta) { [$server] = listen_on(); return $meta($server); },
    'udp' => function () use ($meta) { [$server] = listen_on('udp://127.0.0.1:0'); return $meta($server); },
    'unix' => function () use ($meta) { [$server] = listen_on('unix://' . unix_path()); return $meta($server); },
    'udg' => function () use ($meta) { [$server] = listen_on('udg://' . unix_path()); return $meta($server); },
    'pair' => function () use ($meta) { return $meta(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]); },
    'with data' => function () use ($meta) { [$c, $a] = tcp_pair(); fwrite($a, "ab\ncd"); fgets($c); return $meta($c); },
    'at end' => function () use ($meta) { [$c, $a] = tcp_pair(); fclose($a); fread($c, 10); fread($c, 10); return $meta($c); },
    'non-blocking' => function () use ($meta) { [$c, $a] = tcp_pair(); stream_set_blocking($c, false); return $meta($c); },
], print: false);
?>
--EXPECT--
client: same in a coroutine
accepted: same in a coroutine
server: same in a coroutine
udp: same in a coroutine
unix: same in a coroutine
udg: same in a coroutine
pair: same in a coroutine
with data: same in a coroutine
at end: same in a coroutine
non-blocking: same in a coroutine
