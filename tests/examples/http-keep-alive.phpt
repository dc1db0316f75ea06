--TEST--
examples/http_server.php: keep-alive, pipelining, HEAD, HTTP/1.0
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
$server = Example::start('http_server.php');
$host = "Host: x\r\n";
$show = fn($response) => $response === null ? 'end' : "$response[0] " . $response[1]['connection'] . ' ' . rtrim($response[2]);

$client = $server->connect();
for ($i = 0; $i < 3; $i++) {
    fwrite($client, "GET / HTTP/1.1\r\n$host\r\n");
    echo $show(read_response($client)), "\n";
}
echo "pipelined\n";
fwrite($client, "GET /sleep/30 HTTP/1.1\r\n$host\r\nHEAD /json HTTP/1.1\r\n$host\r\nPOST /echo HTTP/1.1\r\n{$host}Content-Length: 4\r\n\r\nbody"
    . "GET / HTTP/1.1\r\n{$host}Connection: close\r\n\r\nGET /never HTTP/1.1\r\n$host\r\n");
echo $show(read_response($client)), "\n";
$head = read_response($client, false);
echo $show($head), ', length ', $head[1]['content-length'] > 0 ? 'known' : 'missing', "\n";
echo $show(read_response($client)), "\n", $show(read_response($client)), "\n", $show(read_response($client)), "\n";

echo "200 pipelined\n";
$client = $server->connect();
fwrite($client, str_repeat("GET / HTTP/1.1\r\n$host\r\n", 200));
for ($i = 0; ($response = $i < 200 ? read_response($client) : null) && $response[0] === 200; $i++);
echo "$i\n";

echo "in single bytes\n";
foreach (str_split("\r\nPOST /echo HTTP/1.1\r\n{$host}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n") as $byte) {
    fwrite($client, $byte);
    usleep(500);
}
echo $show(read_response($client)), "\n";

echo "HTTP/1.0\n";
fwrite($client, "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\nGET / HTTP/1.0\r\n\r\n");
echo $show(read_response($client)), "\n", $show(read_response($client)), "\n", $show(read_response($client)), "\n";
echo $server->errors();
?>
--EXPECT--
200 keep-alive Hello from a coroutine
200 keep-alive Hello from a coroutine
200 keep-alive Hello from a coroutine
pipelined
200 keep-alive waited 30 ms
200 keep-alive , length known
200 keep-alive body
200 close Hello from a coroutine
end
200 pipelined
200
in single bytes
200 keep-alive ab
HTTP/1.0
200 keep-alive Hello from a coroutine
200 close Hello from a coroutine
end
