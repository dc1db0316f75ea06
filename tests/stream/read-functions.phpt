--TEST--
Every read function waits for what it wants
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is expected to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

$cases = [
    'fread' => fn($s) => fread($s, 100),
    'fgets' => fn($s) => fgets($s),
    'fgets limited' => fn($s) => fgets($s, 4),
    'fgetc' => fn($s) => fgetc($s),
    'stream_get_line' => fn($s) => stream_get_line($s, 100, "|"),
    'stream_get_contents' => fn($s) => stream_get_contents($s),
    'stream_get_contents limited' => fn($s) => stream_get_contents($s, 5),
    'fscanf' => fn($s) => fscanf($s, '%s %s'),
    'fgetcsv' => fn($s) => fgetcsv($s, 0, ' ', '"', '\\'),
    'stream_socket_recvfrom' => fn($s) => stream_socket_recvfrom($s, 100),
];
foreach ($cases as $name => $read) {
    [$client, $accepted] = tcp_pair();
    spawn(function () use ($accepted) {
        delay(2);
        fwrite($accepted, "hello ");
        delay(60);
        fwrite($accepted, "wor|ld\nmore");
        fclose($accepted);
    });
    echo "$name: ", json_encode(await(spawn($read, $client))), "\n";
}
?>
--EXPECT--
fread: "hello "
fgets: "hello wor|ld\n"
fgets limited: "hel"
fgetc: "h"
stream_get_line: "hello wor"
stream_get_contents: "hello wor|ld\nmore"
stream_get_contents limited: "hello"
fscanf: ["hello","wor|ld"]
fgetcsv: ["hello","wor|ld"]
stream_socket_recvfrom: "hello "
