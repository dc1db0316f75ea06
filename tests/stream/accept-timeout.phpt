--TEST--
stream_socket_accept() waits as long as told: warning and result of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';
require __DIR__ . '/../_inc/time.inc';

same_as_stock(['accept' => function () {
    [$server] = listen_on();
    $start = hrtime(true);
    $result = stream_socket_accept($server, 0.05);
    $elapsed = (hrtime(true) - $start) / 1e9;
    return [$result, $elapsed > 0.04 && $elapsed < 10];
}]);
?>
--EXPECT--
accept: {"result":[false,true],"exception":null,"diagnostics":["2: stream_socket_accept(): Accept failed: Connection timed out"]}
accept: same in a coroutine
