--TEST--
examples/http_server.php: what is not HTTP, or could be read in two ways, is refused
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
$server = Example::start('http_server.php');
$get = "GET / HTTP/1.1\r\nHost: x\r\n";
$post = "POST /echo HTTP/1.1\r\nHost: x\r\n";
$cases = [
    'not HTTP' => "\x16\x03\x01\x02\r\n\r\n",
    'HTTP/0.9' => "GET /\r\n\r\n",
    'HTTP/2.0' => "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
    'HTTP/2 preface' => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    'lower case version' => "GET / http/1.1\r\nHost: x\r\n\r\n",
    'two spaces' => "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
    'space in target' => "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
    'relative target' => "GET ?a HTTP/1.1\r\nHost: x\r\n\r\n",
    'asterisk' => "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    'whole address as target' => "GET http://x?a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    'bad method' => "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
    'bare LF in the head' => "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n",
    'bare CR in the head' => "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",
    'NUL' => $get . "X: a\0b\r\n\r\n",
    'no Host' => "GET / HTTP/1.1\r\n\r\n",
    'two Hosts' => $get . "Host: y\r\n\r\n",
    'space before colon' => $get . "X : y\r\n\r\n",
    'folded header' => $get . "X: y\r\n z\r\n\r\n",
    'no colon' => $get . "nonsense\r\n\r\n",
    'no name' => $get . ": x\r\n\r\n",
    'unknown method' => "BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    'length and encoding' => $post . "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n$get\r\n",
    'encoding and length' => $post . "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n$get\r\n",
    'encoding in HTTP/1.0' => "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    'two lengths' => $post . "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    'the same length twice' => $post . "Content-Length: 1\r\nContent-Length: 1\r\n\r\na",
    'list of lengths' => $post . "Content-Length: 1, 1\r\n\r\na",
    'negative length' => $post . "Content-Length: -1\r\n\r\n",
    'length with sign' => $post . "Content-Length: +1\r\n\r\na",
    'hexadecimal length' => $post . "Content-Length: 0x1\r\n\r\na",
    'empty length' => $post . "Content-Length:\r\n\r\n",
    'unknown encoding' => $post . "Transfer-Encoding: gzip\r\n\r\n",
    'encoding twice' => $post . "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
    'nearly chunked' => $post . "Transfer-Encoding: xchunked\r\n\r\n",
    'chunk size of nothing' => $post . "Transfer-Encoding: chunked\r\n\r\n\r\n",
    'negative chunk size' => $post . "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
    'prefixed chunk size' => $post . "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
    'huge chunk size' => $post . "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
    'chunk longer than said' => $post . "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
    'bare LF after chunk size' => $post . "Transfer-Encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n",
    'endless chunk line' => $post . "Transfer-Encoding: chunked\r\n\r\n1;" . str_repeat('x', 5000),
    'bad trailer' => $post . "Transfer-Encoding: chunked\r\n\r\n0\r\nnonsense\r\n\r\n",
    'endless request line' => 'GET /' . str_repeat('x', 200000),
    'too many headers' => $get . str_repeat("X: y\r\n", 200) . "\r\n",
    'too long head' => $get . 'X: ' . str_repeat('y', 20000) . "\r\n\r\n",
];
foreach ($cases as $name => $case) {
    $stream = $server->connect();
    @fwrite($stream, $case);
    stream_socket_shutdown($stream, STREAM_SHUT_WR);
    echo "$name: ", first_line((string) @stream_get_contents($stream)), "\n";
}
echo 'still there: ', first_line($server->talk($get . "Connection: close\r\n\r\n")), "\n", $server->errors();
?>
--EXPECT--
not HTTP: HTTP/1.1 400 Bad Request
HTTP/0.9: HTTP/1.1 400 Bad Request
HTTP/2.0: HTTP/1.1 505 HTTP Version Not Supported
HTTP/2 preface: HTTP/1.1 505 HTTP Version Not Supported
lower case version: HTTP/1.1 400 Bad Request
two spaces: HTTP/1.1 400 Bad Request
space in target: HTTP/1.1 400 Bad Request
relative target: HTTP/1.1 400 Bad Request
asterisk: HTTP/1.1 404 Not Found
whole address as target: HTTP/1.1 200 OK
bad method: HTTP/1.1 400 Bad Request
bare LF in the head: HTTP/1.1 400 Bad Request
bare CR in the head: HTTP/1.1 400 Bad Request
NUL: HTTP/1.1 400 Bad Request
no Host: HTTP/1.1 400 Bad Request
two Hosts: HTTP/1.1 400 Bad Request
space before colon: HTTP/1.1 400 Bad Request
folded header: HTTP/1.1 400 Bad Request
no colon: HTTP/1.1 400 Bad Request
no name: HTTP/1.1 400 Bad Request
unknown method: HTTP/1.1 405 Method Not Allowed
length and encoding: HTTP/1.1 400 Bad Request
encoding and length: HTTP/1.1 400 Bad Request
encoding in HTTP/1.0: HTTP/1.1 400 Bad Request
two lengths: HTTP/1.1 400 Bad Request
the same length twice: HTTP/1.1 400 Bad Request
list of lengths: HTTP/1.1 400 Bad Request
negative length: HTTP/1.1 400 Bad Request
length with sign: HTTP/1.1 400 Bad Request
hexadecimal length: HTTP/1.1 400 Bad Request
empty length: HTTP/1.1 400 Bad Request
unknown encoding: HTTP/1.1 501 Not Implemented
encoding twice: HTTP/1.1 400 Bad Request
nearly chunked: HTTP/1.1 501 Not Implemented
chunk size of nothing: HTTP/1.1 400 Bad Request
negative chunk size: HTTP/1.1 400 Bad Request
prefixed chunk size: HTTP/1.1 400 Bad Request
huge chunk size: HTTP/1.1 400 Bad Request
chunk longer than said: HTTP/1.1 400 Bad Request
bare LF after chunk size: HTTP/1.1 400 Bad Request
endless chunk line: HTTP/1.1 400 Bad Request
bad trailer: HTTP/1.1 400 Bad Request
endless request line: HTTP/1.1 431 Request Header Fields Too Large
too many headers: HTTP/1.1 431 Request Header Fields Too Large
too long head: HTTP/1.1 431 Request Header Fields Too Large
still there: HTTP/1.1 200 OK
