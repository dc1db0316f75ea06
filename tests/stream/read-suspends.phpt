--TEST--
fread() on an idle socket lets other coroutines run
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short,shuffle (order, and one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, suspend};

[$client, $accepted] = tcp_pair();
$reader = spawn(function () use ($client) { echo "reads\n"; $x = fread($client, 100); echo "got $x\n"; });
$other = spawn(function () { for ($i = 0; $i < 3; $i++) { echo "other $i\n"; suspend(); } });
await($other);
fwrite($accepted, 'data');
await($reader);
?>
--EXPECT--
reads
other 0
other 1
other 2
got data
