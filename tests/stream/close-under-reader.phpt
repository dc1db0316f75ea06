--TEST--
fclose() wakes a parked reader: its fread() returns false
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

$cases = [
    'fread' => fn($s) => fread($s, 100),
    'fgets' => fn($s) => fgets($s),
];
foreach ($cases as $name => $read) {
    [$client, $accepted] = tcp_pair();
    $c = spawn($read, $client);
    delay(2);
    $start = hrtime(true);
    var_dump(fclose($client));
    echo "$name: ", json_encode(await($c)), hrtime(true) - $start < 10e9 ? '' : ' late', "\n";
    var_dump(fread($accepted, 10), feof($accepted));
}
?>
--EXPECT--
bool(true)
fread: false
string(0) ""
bool(true)
bool(true)
fgets: false
string(0) ""
bool(true)
