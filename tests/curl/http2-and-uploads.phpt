--TEST--
ext/curl: HTTP/2 over TLS, multiplexed transfers and uploads overlap, with the right data
--EXTENSIONS--
async
curl
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('nginx');
if (!(curl_version()['features'] & CURL_VERSION_HTTP2)) die('skip needs libcurl with HTTP/2');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/http_server.inc';
require __DIR__ . '/../_inc/servers.inc';

[$upstream, $acceptor] = http_server(function (string $path, string $body) {
    Async\delay(200);
    return $body === '' ? str_repeat("body of $path\n", 2000) : strlen($body) . ' ' . md5($body);
});
[$address, $certificate] = start_nginx($upstream);

function transfer(string $path, array $options = []): CurlHandle
{
    global $address, $certificate;
    $curl = curl_init("https://localhost:" . explode(':', $address)[1] . $path);
    curl_setopt_array($curl, $options + [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_CAINFO => $certificate,
        CURLOPT_RESOLVE => ['localhost:' . explode(':', $address)[1] . ':127.0.0.1'],
        CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_2TLS,
    ]);
    return $curl;
}

overlap('HTTP/2', function (int $i) {
    $curl = transfer("/$i");
    return curl_exec($curl) === str_repeat("body of /$i\n", 2000) && curl_getinfo($curl, CURLINFO_HTTP_VERSION) === CURL_HTTP_VERSION_2
        ?: curl_error($curl);
}, 0.2, 100, 3);
overlap('multiplexed', function (int $i) {
    $multi = curl_multi_init();
    curl_multi_setopt($multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    for ($n = 0; $n < 5; $n++) {
        $list[$n] = transfer("/$i/$n", [CURLOPT_PIPEWAIT => true]);
        curl_multi_add_handle($multi, $list[$n]);
    }
    do {
        curl_multi_exec($multi, $running);
        if ($running) {
            curl_multi_select($multi);
        }
    } while ($running);
    for ($n = 0; $n < 5; $n++) {
        if (curl_multi_getcontent($list[$n]) !== str_repeat("body of /$i/$n\n", 2000)) {
            return curl_error($list[$n]);
        }
    }
    return true;
}, 0.2, 20, 3);

$file = tempnam(sys_get_temp_dir(), 'async-upload-');
file_put_contents($file, $data = random_bytes(300_000));
overlap('PUT of a file', function (int $i) use ($file, $data) {
    $curl = transfer('/put', [CURLOPT_UPLOAD => true, CURLOPT_INFILE => fopen($file, 'r'), CURLOPT_INFILESIZE => strlen($data)]);
    return curl_exec($curl) === strlen($data) . ' ' . md5($data) ?: curl_error($curl);
}, 0.2, 20, 3);
overlap('PUT from a callback that suspends', function (int $i) use ($data) {
    $sent = 0;
    $curl = transfer('/put', [CURLOPT_UPLOAD => true, CURLOPT_INFILESIZE => 20_000, CURLOPT_READFUNCTION =>
        function ($curl, $stream, int $length) use (&$sent, $data) {
            usleep(1000);
            $piece = substr($data, $sent, min($length, 1000, 20_000 - $sent));
            $sent += strlen($piece);
            return $piece;
        }]);
    return curl_exec($curl) === '20000 ' . md5(substr($data, 0, 20_000)) ?: curl_error($curl);
}, 0.2, 20, 3);
overlap('CURLFile', function (int $i) use ($file, $data) {
    $curl = transfer('/post', [CURLOPT_POSTFIELDS => ['name' => "field $i", 'file' => new CURLFile($file)],
        CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1]);
    return (int) curl_exec($curl) > strlen($data) ?: curl_error($curl);
}, 0.2, 20, 3);
overlap('download to a file, with progress', function (int $i) {
    $calls = 0;
    $curl = transfer("/$i", [CURLOPT_RETURNTRANSFER => false, CURLOPT_FILE => $target = tmpfile(), CURLOPT_NOPROGRESS => false,
        CURLOPT_XFERINFOFUNCTION => function () use (&$calls) {
            $calls++ < 3 && usleep(100);
            return 0;
        }, CURLOPT_HEADERFUNCTION => function ($curl, string $line) {
            usleep(100);
            return strlen($line);
        }]);
    curl_exec($curl);
    rewind($target);
    return $calls > 0 && stream_get_contents($target) === str_repeat("body of /$i\n", 2000) ?: curl_error($curl);
}, 0.2, 20, 3);
unlink($file);
$acceptor->cancel();
?>
--EXPECT--
HTTP/2: as expected
multiplexed: as expected
PUT of a file: as expected
PUT from a callback that suspends: as expected
CURLFile: as expected
download to a file, with progress: as expected
