--TEST--
A socket that ext/sockets shares with a stream is closed there, under a reader of the stream
--EXTENSIONS--
async
sockets
--FILE--
<?php
use function Async\{spawn, await, delay, suspend};

foreach (['imported', 'exported'] as $how) {
    foreach ([true, false] as $submitted) {
        if ($how === 'imported') {
            [$stream, $peer] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            $socket = socket_import_stream($stream);
        } else {
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
            [$socket, $peer] = $pair;
            $stream = socket_export_stream($socket);
        }
        $started = false;
        $reader = spawn(function () use ($stream, &$started) {
            $started = true;
            return fread($stream, 100);
        });
        while (!$started) {
            suspend(); /* the kernel has not seen the operation yet */
        }
        if ($submitted) {
            delay(1);
        }
        socket_close($socket);
        /* This one gets the number. */
        [$next, $writer] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        fwrite($writer, 'for somebody else');
        echo $how, ': ', json_encode(await($reader)), ', ', fread($next, 100), "\n";
    }
}
?>
--EXPECT--
imported: false, for somebody else
imported: false, for somebody else
exported: false, for somebody else
exported: false, for somebody else
