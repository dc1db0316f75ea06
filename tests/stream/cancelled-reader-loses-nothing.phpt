--TEST--
After a cancelled read the next reader gets all data
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay, suspend};

[$client, $accepted] = tcp_pair();
$got = '';
for ($i = 0; $i < 200; $i++) {
    $c = spawn(function () use ($client, &$got) { $got .= fread($client, 100); });
    suspend();
    // cancel before, with and after the arrival of the data
    if ($i % 3 === 0) {
        $c->cancel();
        fwrite($accepted, "$i,");
    } elseif ($i % 3 === 1) {
        fwrite($accepted, "$i,");
        $c->cancel();
    } else {
        fwrite($accepted, "$i,");
        suspend();
        $c->cancel();
    }
    try { await($c); } catch (Async\AsyncCancellation) {}
}
fclose($accepted);
$got .= stream_get_contents($client);
var_dump($got === implode(',', range(0, 199)) . ',');
?>
--EXPECT--
bool(true)
