--TEST--
Connections that are not answered wait together
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await_all};

[$address, $keep] = full_backlog();
check_seconds('together', seconds(function () use ($address) {
    $list = [];
    for ($i = 0; $i < 8; $i++) {
        $list[] = spawn(fn() => @stream_socket_client($address, $errno, $error, 0.2));
    }
    echo json_encode(await_all($list)[0]), "\n";
}), 0.19, 1.2);
?>
--EXPECT--
[false,false,false,false,false,false,false,false]
together: as expected
