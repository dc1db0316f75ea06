--TEST--
ext/curl: easy and multi transfers overlap, with the right data, also when callbacks suspend
--EXTENSIONS--
async
curl
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/http_server.inc';

[$address, $acceptor] = http_server(function (string $path) {
    Async\delay(200);
    return str_repeat("body of $path\n", 100);
});
$body = fn(int $i) => str_repeat("body of /$i\n", 100);

overlap('easy', function (int $i) use ($address, $body) {
    $curl = curl_init("http://$address/$i");
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    return curl_exec($curl) === $body($i) ?: curl_error($curl);
}, 0.2, 100);
overlap('multi', function (int $i) use ($address, $body) {
    $multi = curl_multi_init();
    foreach ([$i, $i + 1000] as $n) {
        $list[$n] = curl_init("http://$address/$n");
        curl_setopt($list[$n], CURLOPT_RETURNTRANSFER, true);
        curl_multi_add_handle($multi, $list[$n]);
    }
    do {
        curl_multi_exec($multi, $running);
        if ($running) {
            curl_multi_select($multi, 1);
        }
    } while ($running);
    return curl_multi_getcontent($list[$i]) === $body($i) && curl_multi_getcontent($list[$i + 1000]) === $body($i + 1000);
});
overlap('callbacks', function (int $i) use ($address, $body) {
    $curl = curl_init("http://$address/$i");
    $received = '';
    curl_setopt($curl, CURLOPT_WRITEFUNCTION, function ($curl, string $data) use (&$received) {
        usleep(1000);
        $received .= $data;
        return strlen($data);
    });
    return curl_exec($curl) && $received === $body($i);
});
$acceptor->cancel();
?>
--EXPECT--
easy: as expected
multi: as expected
callbacks: as expected
