--TEST--
stream_set_blocking(false): reads and writes never wait
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock(['non-blocking' => function () {
    [$client, $accepted] = tcp_pair();
    $out = [stream_set_blocking($client, false)];
    $start = hrtime(true);
    $out[] = fread($client, 10);
    $out[] = fgets($client);
    $out[] = stream_get_contents($client);
    $out[] = feof($client);
    $out[] = stream_get_meta_data($client)['blocked'];
    $out[] = stream_get_meta_data($client)['timed_out'];
    $written = fwrite($client, str_repeat('x', 50_000_000));
    $out[] = $written > 0 && $written < 50_000_000;
    do { // the kernel may still move what it has to the other side
        $more = fwrite($client, str_repeat('x', 1_000_000));
    } while ($more > 0);
    $out[] = $more;
    $out[] = hrtime(true) - $start < 10e9;
    fclose($accepted);
    return $out;
}]);
?>
--EXPECT--
non-blocking: {"result":[true,"",false,"",false,false,false,true,0,true],"exception":null,"diagnostics":[]}
non-blocking: same in a coroutine
