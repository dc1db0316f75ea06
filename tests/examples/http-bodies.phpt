--TEST--
examples/http_server.php: bodies by length and in chunks, and Expect
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
$server = Example::start('http_server.php');
$post = "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
$cases = [
    'empty' => "Content-Length: 0\r\n\r\n",
    'by length' => "Content-Length: 5\r\n\r\nhello",
    'no length' => "\r\n",
    'chunks' => "Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n00A;x=\"y\"\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n",
    'expect, but body is there' => "Content-Length: 2\r\nExpect: 100-Continue\r\n\r\nok",
    'unknown expectation' => "Content-Length: 2\r\nExpect: miracle\r\n\r\nok",
    'too long' => "Content-Length: 8388609\r\n\r\n",
    'much too long' => 'Content-Length: ' . str_repeat('9', 30) . "\r\n\r\n",
    'too long chunk' => "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
];
foreach ($cases as $name => $case) {
    [$head, $body] = explode("\r\n\r\n", $server->talk($post . $case), 2);
    echo "$name: ", first_line($head), ' | ', rtrim($body), "\n";
}
$client = $server->connect();
fwrite($client, $post . "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
echo fgets($client), fgets($client);
fwrite($client, 'hello');
echo read_response($client)[2], "\n";

foreach ([10000, 300000, 5000000] as $length) {
    $client = $server->connect();
    stream_set_blocking($client, false);
    $body = str_repeat('x', $length);
    $request = $post . "Content-Length: $length\r\n\r\n$body";
    $start = microtime(true);
    for ($sent = 0; $sent < strlen($request) && microtime(true) < $start + 40; ) {
        $read = $except = null;
        $write = [$client];
        stream_select($read, $write, $except, 1);
        $sent += (int) fwrite($client, substr($request, $sent, 65536));
    }
    stream_set_blocking($client, true);
    $response = read_response($client);
    echo "$length: ", $response[2] === $body ? 'same' : 'different', microtime(true) < $start + 40 ? '' : ', slow', "\n";
}
echo $server->errors();
?>
--EXPECT--
empty: HTTP/1.1 200 OK | 
by length: HTTP/1.1 200 OK | hello
no length: HTTP/1.1 200 OK | 
chunks: HTTP/1.1 200 OK | abc0123456789
expect, but body is there: HTTP/1.1 200 OK | ok
unknown expectation: HTTP/1.1 417 Expectation Failed | Expectation Failed
too long: HTTP/1.1 413 Content Too Large | Content Too Large
much too long: HTTP/1.1 413 Content Too Large | Content Too Large
too long chunk: HTTP/1.1 413 Content Too Large | Content Too Large
HTTP/1.1 100 Continue

hello
10000: same
300000: same
5000000: same
