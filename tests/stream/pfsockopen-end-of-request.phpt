--TEST--
A persistent socket that is still open at the end of the request does no harm
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    $server = stream_socket_server('tcp://127.0.0.1:0');
    $port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
    Async\spawn(function () use ($port, $server) {
        $p = pfsockopen('127.0.0.1', $port);
        $c = stream_socket_accept($server);
        Async\spawn(fn() => fgets($p));
        Async\suspend();
        echo "open\n";
        exit(0);
    });
    PHP);
?>
--EXPECT--
open
status 0
