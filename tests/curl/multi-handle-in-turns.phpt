--TEST--
ext/curl: coroutines that share a multi handle take turns at it, also while a callback waits
--EXTENSIONS--
async
curl
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
require __DIR__ . '/../_inc/suspended.inc';
use function Async\{spawn, await, await_all_or_fail, delay};

[$address, $acceptor] = http_server(fn(string $path) => "body of $path\n");

/* Runs all transfers of the handle until its own has ended, as HTTP clients do. */
function fetch(CurlMultiHandle $multi, string $path, ?Closure $write = null): string
{
    global $address, $failed;
    static $ended = [];
    $curl = curl_init("http://$address$path");
    $body = '';
    curl_setopt($curl, CURLOPT_WRITEFUNCTION, function ($curl, string $data) use (&$body, $write) {
        if ($write) {
            $write();
        }
        $body .= $data;
        return strlen($data);
    });
    curl_multi_add_handle($multi, $curl);
    while (!isset($ended[$path])) {
        $status = curl_multi_exec($multi, $running);
        if ($status !== CURLM_OK) {
            return "$path: " . curl_multi_strerror($status);
        }
        while ($message = curl_multi_info_read($multi)) {
            $ended[parse_url(curl_getinfo($message['handle'], CURLINFO_EFFECTIVE_URL))['path']] = true;
        }
        if (!isset($ended[$path]) && $running) {
            $failed += curl_multi_select($multi, 1) < 0;
        }
    }
    curl_multi_remove_handle($multi, $curl);
    return $body;
}

$multi = curl_multi_init();
$inside = $others = $failed = 0;
$list = [];
for ($i = 0; $i < 20; $i++) {
    $list[$i] = spawn(function () use ($multi, $i, &$inside, &$others) {
        return fetch($multi, "/$i", function () use (&$inside, &$others) {
            $others += $inside++;
            delay(2);
            $inside--;
        });
    });
}
foreach (await_all_or_fail($list) as $i => $body) {
    if ($body !== "body of /$i\n") {
        echo "$i: $body\n";
    }
}
echo "others inside: $others, failed to select: $failed\n";

/* Whoever waits for its turn can be cancelled. */
$waits = new Async\FutureState();
$ends = new Async\FutureState();
$first = spawn(fn() => fetch($multi, '/waits', function () use ($waits, $ends) {
    $waits->complete(null);
    await(new Async\Future($ends));
}));
await(new Async\Future($waits));
$second = spawn(function () use ($multi) {
    curl_multi_exec($multi, $running);
    echo "not reached\n";
});
until_suspended($second);
$second->cancel();
try {
    await($second);
} catch (Async\AsyncCancellation) {
    echo "cancelled\n";
}
$ends->complete(null);
echo await($first);
$acceptor->cancel();
?>
--EXPECT--
others inside: 0, failed to select: 0
cancelled
body of /waits
