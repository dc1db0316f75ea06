--TEST--
Datagrams keep their boundaries; what does not fit is cut off, as in stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock(['udp' => function () {
    [$server, $address] = listen_on('udp://127.0.0.1:0');
    $client = stream_socket_client($address);
    foreach (['one', 'second', '', str_repeat('x', 9000), 'end'] as $packet) {
        $out[] = stream_socket_sendto($client, $packet);
    }
    usleep(2000);
    $out[] = stream_socket_recvfrom($server, 100);
    $out[] = stream_socket_recvfrom($server, 3);
    $out[] = stream_socket_recvfrom($server, 100);
    $out[] = strlen(fread($server, 10000));
    $out[] = stream_socket_recvfrom($server, 100, STREAM_PEEK);
    $out[] = fread($server, 100);
    return $out;
}]);
?>
--EXPECT--
udp: {"result":[3,6,0,9000,3,"one","sec","",8192,"end","end"],"exception":null,"diagnostics":[]}
udp: same in a coroutine
