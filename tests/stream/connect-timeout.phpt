--TEST--
A connection that is not answered times out with the stock warning
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

[$address, $keep] = full_backlog();
same_as_stock(['connect' => function () use ($address) {
    $start = hrtime(true);
    $r = stream_socket_client($address, $errno, $error, 0.1);
    $elapsed = (hrtime(true) - $start) / 1e9;
    return [$r, $errno, $error, $elapsed > 0.09 && $elapsed < 10];
}]);
?>
--EXPECT--
connect: {"result":[false,110,"Connection timed out",true],"exception":null,"diagnostics":["2: stream_socket_client(): Unable to connect to tcp://127.0.0.1:PORT (Connection timed out)"]}
connect: same in a coroutine
