--TEST--
A UDP peer that is not there
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock(['udp' => function () {
    [$server, $address] = listen_on('udp://127.0.0.1:0');
    fclose($server);
    $client = stream_socket_client($address);
    stream_set_timeout($client, 1);
    $a = fwrite($client, 'x');
    usleep(2000);
    return [$a, fread($client, 100)];
}]);
?>
--EXPECT--
udp: {"result":[1,false],"exception":null,"diagnostics":[]}
udp: same in a coroutine
