--TEST--
Servers that stall in the handshake or close in the middle of an answer: as without coroutines
--EXTENSIONS--
async
curl
igbinary
redis
msgpack
memcached
--SKIPIF--
<?php
if (!extension_loaded('openssl')) die('skip needs openssl');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';
require __DIR__ . '/../_inc/overlap.inc';
use function Async\{spawn, await, delay};

/* Connections end up in its backlog and stay there. */
$silent = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
    stream_context_create(['socket' => ['backlog' => 500]]));
$silent = stream_socket_get_name($silent_server = $silent, false);

/* Reads a line, sends what belongs to its port, and closes. */
$code = <<<'PHP'
    $answers = ["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npartial", "\$100\r\npartial", "VALUE key 0 100\r\npartial"];
    foreach ($answers as $i => $answer) {
        $servers[$i] = stream_socket_server('tcp://127.0.0.1:0');
        echo substr(strrchr(stream_socket_get_name($servers[$i], false), ':'), 1), "\n";
    }
    while (($read = $servers) && stream_select($read, $write, $except, 30)) {
        foreach ($read as $i => $server) {
            $connection = stream_socket_accept($server);
            fgets($connection);
            usleep(2000);
            fwrite($connection, $answers[$i]);
            stream_socket_shutdown($connection, STREAM_SHUT_WR);
            fclose($connection);
        }
    }
    PHP;
$process = proc_open([PHP_BINARY, '-n', '-r', '$write = $except = null; ' . $code], [1 => ['pipe', 'w']], $pipes);
[$http, $redis_port, $memcached_port] = [(int) fgets($pipes[1]), (int) fgets($pipes[1]), (int) fgets($pipes[1])];

function curl(string $url, array $options = []): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    return [curl_exec($curl), curl_errno($curl), preg_replace('~\d+ milliseconds~', 'N milliseconds', curl_error($curl))];
}

ini_set('default_socket_timeout', '1');
same_as_stock([
    'TLS stalls' => fn() => stream_socket_client("tls://$silent", $number, $text, 0.2),
    'https stalls' => fn() => file_get_contents("https://$silent/", false, stream_context_create(['http' => ['timeout' => 0.2]])),
    'curl, TLS stalls' => fn() => curl("https://$silent/", [CURLOPT_TIMEOUT_MS => 200])[1],
    'curl, no answer' => fn() => curl("http://$silent/", [CURLOPT_TIMEOUT_MS => 200])[1],
    'http closes' => fn() => file_get_contents("http://127.0.0.1:$http/"),
    'curl closes' => fn() => curl("http://127.0.0.1:$http/"),
    'redis closes' => function () use ($redis_port) {
        $redis = new Redis;
        $redis->connect('127.0.0.1', $redis_port, 2);
        return $redis->get('key');
    },
    'memcached closes' => function () use ($memcached_port) {
        $client = new Memcached;
        $client->addServer('127.0.0.1', $memcached_port);
        return [$client->get('key'), $client->getResultCode()];
    },
], print: false);

/* Reading the certificates of the system takes longer than the wait. */
$context = stream_context_create(['ssl' => ['verify_peer' => false]]);
overlap('TLS stalls', function () use ($silent, $context) {
    return @stream_socket_client("tls://$silent", $number, $text, 0.2, STREAM_CLIENT_CONNECT, $context) === false;
}, 0.2, 20);
overlap('curl stalls', function () use ($silent) {
    return curl("https://$silent/", [CURLOPT_TIMEOUT_MS => 200, CURLOPT_SSL_VERIFYPEER => false])[1] === CURLE_OPERATION_TIMEOUTED;
}, 0.2, 20);

/* Cancelled in the handshake: nothing stays open. */
$descriptors = fn() => count(scandir('/proc/self/fd'));
$before = $descriptors();
foreach ([
    fn() => stream_socket_client("tls://$silent", $number, $text, 10),
    fn() => file_get_contents("https://$silent/"),
    fn() => curl("https://$silent/"),
] as $call) {
    $coroutine = spawn($call);
    delay(20);
    $coroutine->cancel();
    try {
        await($coroutine);
        echo "not cancelled\n";
    } catch (Async\AsyncCancellation) {
        echo "cancelled\n";
    }
    unset($coroutine);
}
var_dump($descriptors() - $before);
proc_terminate($process);
?>
--EXPECT--
TLS stalls: same in a coroutine
https stalls: same in a coroutine
curl, TLS stalls: same in a coroutine
curl, no answer: same in a coroutine
http closes: same in a coroutine
curl closes: same in a coroutine
redis closes: same in a coroutine
memcached closes: same in a coroutine
TLS stalls: as expected
curl stalls: as expected
cancelled
cancelled
cancelled
int(0)
