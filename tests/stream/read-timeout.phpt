--TEST--
stream_set_timeout(): a read ends empty-handed and timed_out is set
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';
require __DIR__ . '/../_inc/time.inc';

$case = function () {
    [$client, $accepted] = tcp_pair();
    stream_set_timeout($client, 0, 50000);
    $out = [];
    $elapsed = seconds(function () use ($client, &$out) {
        $out[] = fread($client, 100);
    });
    $out[] = $elapsed > 0.04 && $elapsed < 1.5;
    $out[] = stream_get_meta_data($client)['timed_out'];
    $out[] = feof($client);
    fwrite($accepted, "data\n");
    usleep(1000);
    $out[] = fgets($client);
    $out[] = stream_get_meta_data($client)['timed_out'];
    $out[] = fgets($client);
    $out[] = stream_get_meta_data($client)['timed_out'];
    return $out;
};
same_as_stock(['timeout' => $case]);
?>
--EXPECT--
timeout: {"result":[false,true,true,false,"data\n",false,false,true],"exception":null,"diagnostics":[]}
timeout: same in a coroutine
