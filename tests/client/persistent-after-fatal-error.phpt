--TEST--
A persistent connection of a client library gives no answer to the next request but its own
--EXTENSIONS--
async
igbinary
msgpack
memcached
mongodb
redis
posix
--FILE--
<?php
require __DIR__ . '/../_inc/requests.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{delay, spawn};

/* Numbers with a point ask for a wait. */
function serve(callable $talk): int
{
    $server = stream_socket_server('tcp://127.0.0.1:0');
    spawn(function () use ($server, $talk) {
        while ($client = stream_socket_accept($server, -1)) {
            spawn($talk, $client);
        }
    });

    return (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
}

$memcached = serve(function ($client) {
    while (sscanf((string) fgets($client), "get n%d-%f", $number, $wait) === 2) {
        delay($number === 1 ? (int) ($wait * 1000) : 0);
        @fwrite($client, "VALUE n$number-$wait 0 1\r\n$number\r\nEND\r\n");
    }
});
$redis = serve(function ($client) {
    while (($count = (int) substr((string) fgets($client), 1)) > 0) {
        for ($words = []; $count > 0; $count--) {
            fgets($client);
            $words[] = rtrim(fgets($client));
        }
        if ($words[0] === 'GET') {
            sscanf($words[1], '%d-%f', $number, $wait);
            delay($number === 1 ? (int) ($wait * 1000) : 0);
        }
        $answer = $words[0] === 'GET' ? (string) $number : $words[1] ?? '';
        @fwrite($client, '$' . strlen($answer) . "\r\n$answer\r\n");
    }
});
$mongodb = start_mongodb();
after_fatal_error('memcached', "\$client = new Memcached('persistent'); \$client->getServerList() || \$client->addServer('127.0.0.1', $memcached);" . '
    $ask = fn(int $n) => $client->get("n$n-$wait");');
after_fatal_error('redis', "\$client = new Redis; \$client->pconnect('127.0.0.1', $redis);" . '
    $ask = fn(int $n) => $client->get("$n-$wait");');
after_fatal_error('mongodb', "\$client = new MongoDB\Driver\Manager('mongodb://127.0.0.1:$mongodb/');" . '
    $ask = fn(int $n) => $client->executeCommand("test", new MongoDB\Driver\Command(["echo" => $n]
        + ($n === 1 ? ["comment" => "wait " . (int) ($wait * 1000)] : [])))->toArray()[0]->echo;');
exit;
?>
--EXPECT--
memcached: 2 3
redis: 2 3
mongodb: 2 3
