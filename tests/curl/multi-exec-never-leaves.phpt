--TEST--
ext/curl: curl_multi_exec() lets nobody run but in callbacks, however much there is to receive
--EXTENSIONS--
async
curl
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
use function Async\{spawn, suspend};

[$address, $acceptor] = http_server(fn(string $path) => str_repeat('x', 3_000_000));
$turns = 0;
$other = spawn(function () use (&$turns) {
    while (true) {
        $turns++;
        suspend();
    }
});
$multi = curl_multi_init();
for ($i = 0; $i < 5; $i++) {
    $list[$i] = curl_init("http://$address/$i");
    curl_setopt($list[$i], CURLOPT_RETURNTRANSFER, true);
    curl_multi_add_handle($multi, $list[$i]);
}
$left = 0;
do {
    $before = $turns;
    curl_multi_exec($multi, $running);
    $left += $turns - $before;
    if ($running) {
        curl_multi_select($multi, 1);
    }
} while ($running);
foreach ($list as $curl) {
    echo strlen(curl_multi_getcontent($curl)), "\n";
}
echo "left in the middle: $left\n", 'others ran: ', $turns > 1 ? 'yes' : 'no', "\n";
$other->cancel();
$acceptor->cancel();
?>
--EXPECT--
3000000
3000000
3000000
3000000
3000000
left in the middle: 0
others ran: yes
