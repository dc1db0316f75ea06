--TEST--
examples/echo.php sends back what clients send
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
$server = Example::start('echo.php');
$clients = [];
for ($i = 0; $i < 20; $i++) {
    $clients[] = $server->connect();
}
foreach ($clients as $i => $client) {
    fwrite($client, "client $i\n");
}
$right = 0;
foreach (array_reverse($clients, true) as $i => $client) {
    $right += fgets($client) === "client $i\n";
}
echo "$right of 20\n";
$last = $server->connect();
fwrite($last, str_repeat('x', 100000));
stream_socket_shutdown($last, STREAM_SHUT_WR);
echo strlen(stream_get_contents($last)), "\n", $server->errors();
?>
--EXPECT--
20 of 20
100000
