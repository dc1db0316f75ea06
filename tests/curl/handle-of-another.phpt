--TEST--
ext/curl: a handle in whose transfer another coroutine is cannot be changed or used meanwhile
--EXTENSIONS--
async
curl
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
use function Async\{spawn, await, delay};

[$address, $acceptor] = http_server(function (string $path) {
    delay(200);
    return "body of $path\n";
});
$calls = [
    'curl_exec' => curl_exec(...),
    'curl_reset' => curl_reset(...),
    'curl_setopt' => fn($curl) => curl_setopt($curl, CURLOPT_RETURNTRANSFER, false),
    'curl_setopt_array' => fn($curl) => curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => false]),
    'curl_multi_add_handle' => fn($curl) => curl_multi_add_handle(curl_multi_init(), $curl),
    'curl_getinfo' => fn($curl) => curl_getinfo($curl, CURLINFO_RESPONSE_CODE),
    'curl_copy_handle' => fn($curl) => get_class(curl_copy_handle($curl)),
];
$curl = curl_init("http://$address/first");
curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
$first = spawn(fn() => curl_exec($curl));
delay(50);
foreach ($calls as $name => $call) {
    try {
        $result = var_export($call($curl), true);
        echo "$name: $result\n";
    } catch (Async\AsyncException $e) {
        echo "$name: ", $e->getMessage(), "\n";
    }
}
echo await($first);

/* Afterwards it is anybody's, and in callbacks always its own coroutine's. */
curl_setopt($curl, CURLOPT_URL, "http://$address/second");
curl_setopt($curl, CURLOPT_HEADERFUNCTION, function ($curl, string $line) {
    delay(1);
    curl_setopt($curl, CURLOPT_TIMEOUT, 20);
    return strlen($line);
});
echo curl_exec($curl);
$acceptor->cancel();
?>
--EXPECT--
curl_exec: Another coroutine is inside of curl_exec() with this cURL handle: each needs one of its own
curl_reset: Another coroutine is inside of curl_exec() with this cURL handle: each needs one of its own
curl_setopt: Another coroutine is inside of curl_exec() with this cURL handle: each needs one of its own
curl_setopt_array: Another coroutine is inside of curl_exec() with this cURL handle: each needs one of its own
curl_multi_add_handle: Another coroutine is inside of curl_exec() with this cURL handle: each needs one of its own
curl_getinfo: 0
curl_copy_handle: 'CurlHandle'
body of /first
body of /second
