--TEST--
A peer that closes ends a parked read; feof() and the results are those of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

[$client, $accepted] = tcp_pair();
$c = spawn(function () use ($client) {
    return [fread($client, 10), feof($client), fread($client, 10), feof($client), fgets($client), stream_get_meta_data($client)['timed_out'], stream_get_meta_data($client)['eof']];
});
delay(2);
fwrite($accepted, '!');
delay(60);
fclose($accepted);
echo json_encode(await($c)), "\n";
?>
--EXPECT--
["!",false,"",true,false,false,true]
