--TEST--
STREAM_PEEK waits for data and leaves it there
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$client, $accepted] = tcp_pair();
$c = spawn(fn() => [stream_socket_recvfrom($client, 3, STREAM_PEEK), stream_socket_recvfrom($client, 100, STREAM_PEEK), fread($client, 100)]);
spawn(function () use ($accepted) { delay(3); echo "writes\n"; fwrite($accepted, 'abcdef'); });
echo json_encode(await($c)), "\n";
?>
--EXPECT--
writes
["abc","abcdef","abcdef"]
