--TEST--
Writing to a closed peer: the notice and result of stock PHP, after a wait, too
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';
use function Async\{spawn, await, delay};

same_as_stock(['at once' => function () {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fclose($y);
    return fwrite($x, 'data');
}]);
// the writer is parked when the peer closes
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$writer = spawn(fn() => observe(fn() => fwrite($x, str_repeat('x', 4_000_000)) < 4_000_000));
delay(2);
fclose($y);
$seen = await($writer);
echo json_encode($seen['result']), ' ', preg_replace('~\d{2,} bytes~', 'N bytes', implode('|', $seen['diagnostics'])), "\n";
?>
--EXPECT--
at once: {"result":false,"exception":null,"diagnostics":["8: fwrite(): Send of 4 bytes failed with errno=32 Broken pipe"]}
at once: same in a coroutine
true 8: fwrite(): Send of N bytes failed with errno=32 Broken pipe
