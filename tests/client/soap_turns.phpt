--TEST--
SoapClient: coroutines that share an object take turns, and get their own answers
--EXTENSIONS--
async
soap
--FILE--
<?php
require __DIR__ . '/../_inc/suspended.inc';
use function Async\{spawn, await, await_all_or_fail, delay};

/* Answers with the argument of the call, in pieces, and keeps the connection. */
$server = stream_socket_server('tcp://127.0.0.1:0');
$connections = 0;
$acceptor = spawn(function () use ($server, &$connections) {
    while ($connection = stream_socket_accept($server, -1)) {
        $connections++;
        spawn(function () use ($connection) {
            while (($line = fgets($connection)) !== false) {
                for ($length = 0; $line !== false && rtrim($line) !== ''; $line = fgets($connection)) {
                    $length = stripos($line, 'Content-Length:') === 0 ? (int) substr($line, 15) : $length;
                }
                preg_match('~<param0[^>]*>([^<]*)<~', stream_get_contents($connection, $length), $match);
                delay(2);
                $body = '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
                    . "<echoResponse><return>$match[1]</return></echoResponse></e:Body></e:Envelope>";
                $answer = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " . strlen($body) . "\r\n\r\n$body";
                foreach (str_split($answer, 60) as $piece) {
                    fwrite($connection, $piece);
                    delay(0);
                }
            }
        });
    }
});
$client = new SoapClient(null, ['location' => 'http://' . stream_socket_get_name($server, false) . '/', 'uri' => 'urn:x', 'trace' => true]);
$list = [];
for ($i = 0; $i < 50; $i++) {
    $list[$i] = spawn(fn() => [$client->echo("value $i"), str_contains($client->__getLastResponse(), ">value $i<")]);
}
foreach (await_all_or_fail($list) as $i => $seen) {
    if ($seen !== ["value $i", true]) {
        echo "$i: ", json_encode($seen), "\n";
    }
}
echo "connections: $connections\n";

/* Who waits for its turn can be cancelled. */
$first = spawn(fn() => $client->echo('first'));
$second = spawn(fn() => $client->echo('second'));
until_suspended($first, $second);
$second->cancel();
try {
    await($second);
} catch (Async\AsyncCancellation) {
    echo "cancelled\n";
}
echo await($first), "\n";
exit;
?>
--EXPECT--
connections: 1
cancelled
first
