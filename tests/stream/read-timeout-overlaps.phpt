--TEST--
Twenty reads with a timeout of 100 ms time out together
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await_all};

$timed_out = 0;
check_seconds('together', seconds(function () use (&$timed_out) {
    $list = [];
    for ($i = 0; $i < 20; $i++) {
        $list[] = spawn(function () use (&$timed_out) {
            $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            stream_set_timeout($pair[0], 0, 100000);
            fread($pair[0], 10);
            $timed_out += stream_get_meta_data($pair[0])['timed_out'];
        });
    }
    await_all($list);
}), 0.099, 1);
echo $timed_out, "\n";
?>
--EXPECT--
together: as expected
20
