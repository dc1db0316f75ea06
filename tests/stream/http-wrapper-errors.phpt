--TEST--
http:// errors are those of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

// a server that closes at once, one that never answers, one that answers nonsense
$answer = function (?string $text) {
    [$server, $address] = listen_on();
    spawn(function () use ($server, $text) {
        $c = stream_socket_accept($server, 2);
        if ($text === null) {
            delay(1000);
        } else {
            fgets($c);
            fwrite($c, $text);
        }
        fclose($c);
    });
    return 'http://' . substr($address, 6) . '/';
};
foreach (['closes' => '', 'nonsense' => "nonsense\r\n\r\n", 'not found' => "HTTP/1.0 404 Not Found\r\n\r\n", 'silent' => null] as $name => $text) {
    $url = $answer($text);
    // Only the silent one is about the limit: with faults, an answer may be delivered after it.
    $context = stream_context_create(['http' => ['timeout' => $text === null ? 0.1 : 30]]);
    $result = await(spawn(fn() => @file_get_contents($url, false, $context)));
    echo "$name: ", json_encode($result), ' ', rtrim(str_replace($url, 'URL', error_get_last()['message'] ?? '')), "\n";
    error_clear_last();
}
Async\graceful_shutdown();
?>
--EXPECT--
closes: false file_get_contents(URL): Failed to open stream: HTTP request failed!
nonsense: false file_get_contents(URL): Failed to open stream: HTTP request failed! nonsense
not found: false file_get_contents(URL): Failed to open stream: HTTP request failed! HTTP/1.0 404 Not Found
silent: false file_get_contents(URL): Failed to open stream: HTTP request failed!
