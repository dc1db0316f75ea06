--TEST--
A peer that resets the connection: result of stock PHP, also for a parked reader
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';
use function Async\{spawn, await, delay};

same_as_stock(['reset before' => function () {
    [$client, $accepted] = tcp_pair();
    reset_connection($accepted, $client);
    return [fread($client, 10), feof($client)];
}]);
[$client, $accepted] = tcp_pair();
$c = spawn(fn() => observe(fn() => [fread($client, 10), feof($client)]));
delay(2);
reset_connection($accepted, $client);
echo 'parked: ', json_encode(await($c)), "\n";
?>
--EXPECT--
reset before: {"result":[false,true],"exception":null,"diagnostics":[]}
reset before: same in a coroutine
parked: {"result":[false,true],"exception":null,"diagnostics":[]}
