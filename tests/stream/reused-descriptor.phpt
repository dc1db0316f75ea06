--TEST--
A descriptor closed and opened again does not wake old waits or mix data
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (the reader has to begin before the close)
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, suspend, delay};

$bad = 0;
for ($i = 0; $i < 100; $i++) {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $old = spawn(fn() => fgets($x));
    suspend();
    fclose($x);
    fclose($y);
    [$x2, $y2] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $new = spawn(fn() => fgets($x2));
    suspend();
    fwrite($y2, "new $i\n");
    $bad += await($old) !== false;
    $bad += await($new) !== "new $i\n";
    fclose($x2);
    fclose($y2);
}
var_dump($bad);
?>
--EXPECT--
int(0)
