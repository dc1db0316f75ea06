--TEST--
examples/http_server.php: its routes, with the client of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
$server = Example::start('http_server.php');
$context = stream_context_create(['http' => ['ignore_errors' => true]]);
foreach (['/', '/?query=1', '/json', '/sleep/20', '/fanout/40', '/nothing', '/sleep/long', '/error'] as $path) {
    $body = file_get_contents("http://$server->address$path", false, $context);
    echo $path, ': ', substr($http_response_header[0], 9), ' | ', preg_replace('~"ms":[\d.]+|"20\d\d-[^"]+"~', 'VARIES', $body);
}
echo strtok($server->errors(), "\n"), "\n";
?>
--EXPECTF--
/: 200 OK | Hello from a coroutine
/?query=1: 200 OK | Hello from a coroutine
/json: 200 OK | {"hello":"world","time":VARIES}
/sleep/20: 200 OK | waited 20 ms
/fanout/40: 200 OK | {"calls":40,VARIES}
/nothing: 404 Not Found | Not Found
/sleep/long: 404 Not Found | Not Found
/error: 500 Internal Server Error | Internal Server Error
GET /error: LogicException: This handler is broken on purpose in %shttp_server.php:%d
