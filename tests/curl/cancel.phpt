--TEST--
ext/curl: a transfer that is cancelled ends at once
--EXTENSIONS--
async
curl
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/http_server.inc';
use function Async\{spawn, await, delay};

[$address, $acceptor] = http_server(function () {
    delay(5000);
    return 'late';
});
check_seconds('both', seconds(function () use ($address) {
    $easy = spawn(function () use ($address) {
        $curl = curl_init("http://$address/");
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        curl_exec($curl);
        echo "not reached\n";
    });
    $multi = spawn(function () use ($address) {
        $multi = curl_multi_init();
        $curl = curl_init("http://$address/");
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        curl_multi_add_handle($multi, $curl);
        do {
            curl_multi_exec($multi, $running);
            curl_multi_select($multi, 10);
        } while ($running);
        echo "not reached\n";
    });
    delay(50);
    foreach ([$easy, $multi] as $coroutine) {
        $coroutine->cancel();
        try {
            await($coroutine);
        } catch (Cancellation|Async\AsyncCancellation $e) {
            echo get_class($e), "\n";
        }
    }
}), 0.04, 2);
$acceptor->cancel();
exit;
?>
--EXPECT--
Async\AsyncCancellation
Async\AsyncCancellation
both: as expected
