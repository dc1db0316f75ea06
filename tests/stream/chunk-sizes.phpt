--TEST--
fread() returns no more than asked for, and single reads as much as stock PHP
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock(['sizes' => function () {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($y, str_repeat('x', 60000));
    $out = [];
    foreach ([1, 100, 8192, 10000, 5] as $ask) {
        $out[] = strlen(fread($x, $ask));
    }
    return $out;
}]);
?>
--EXPECT--
sizes: {"result":[1,100,8192,10000,5],"exception":null,"diagnostics":[]}
sizes: same in a coroutine
