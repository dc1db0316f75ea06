--TEST--
Out-of-band data
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock(['oob' => function () {
    [$client, $accepted] = tcp_pair();
    $sent = stream_socket_sendto($client, 'x', STREAM_OOB);
    usleep(2000);
    return [$sent, stream_socket_recvfrom($accepted, 10, STREAM_OOB)];
}]);
?>
--EXPECT--
oob: {"result":[1,"x"],"exception":null,"diagnostics":[]}
oob: same in a coroutine
