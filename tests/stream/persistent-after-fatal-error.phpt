--TEST--
A persistent stream in which a coroutine waited when its request died gives no answer to the next one
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/requests.inc';
use function Async\{delay, spawn};

$server = stream_socket_server('tcp://127.0.0.1:0');
spawn(function () use ($server) {
    while ($client = stream_socket_accept($server, -1)) {
        spawn(function () use ($client) {
            while (sscanf((string) fgets($client), '%d %f', $number, $wait) === 2) {
                delay((int) ($wait * 1000));
                @fwrite($client, "$number\n");
            }
        });
    }
});
$port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
after_fatal_error('pfsockopen', "\$stream = pfsockopen('127.0.0.1', $port);" . '
    $ask = function (int $n) use ($stream, $wait) { fwrite($stream, "$n $wait\n"); return rtrim(fgets($stream)); };');
after_fatal_error('stream_socket_client', "\$stream = stream_socket_client('tcp://127.0.0.1:$port', flags: STREAM_CLIENT_CONNECT | STREAM_CLIENT_PERSISTENT);" . '
    $ask = function (int $n) use ($stream, $wait) { fwrite($stream, "$n $wait\n"); return rtrim(stream_get_line($stream, 100, "\n")); };');
exit;
?>
--EXPECT--
pfsockopen: 2 3
stream_socket_client: 2 3
