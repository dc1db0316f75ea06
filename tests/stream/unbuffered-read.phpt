--TEST--
stream_set_read_buffer(0) and stream_set_chunk_size()
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_read_buffer($x, 0);
$c = spawn(fn() => [fread($x, 3), fread($x, 100)]);
spawn(function () use ($y) { delay(1); fwrite($y, 'abcdef'); });
echo json_encode(await($c)), "\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_chunk_size($x, 10);
fwrite($y, str_repeat('x', 100));
echo await(spawn(fn() => strlen(fread($x, 100)))), "\n";
?>
--EXPECT--
["abc","def"]
10
