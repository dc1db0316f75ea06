--TEST--
fopen(), file(), copy(), readfile(), getimagesize and headers over http://
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
use function Async\{spawn, await};

[$address, $acceptor] = http_server(fn(string $path) => "line 1 of $path\nline 2\n");
await(spawn(function () use ($address) {
    $f = fopen("http://$address/fopen", 'r');
    echo fgets($f);
    echo stream_get_meta_data($f)['wrapper_data'][0], "\n";
    echo count(file("http://$address/file")), "\n";
    readfile("http://$address/readfile");
    $target = tempnam(sys_get_temp_dir(), 'async-http-');
    var_dump(copy("http://$address/copy", $target));
    echo file_get_contents($target);
    unlink($target);
    echo file_get_contents("http://$address/contents");
    echo $http_response_header[1], "\n";
    echo get_headers("http://$address/")[0], "\n";
}));
$acceptor->cancel();
?>
--EXPECT--
line 1 of /fopen
HTTP/1.0 200 OK
2
line 1 of /readfile
line 2
bool(true)
line 1 of /copy
line 2
line 1 of /contents
line 2
Content-Type: text/plain
HTTP/1.0 200 OK
