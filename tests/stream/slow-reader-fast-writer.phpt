--TEST--
A slow reader: the writer waits, nothing is lost
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$writer = spawn(function () use ($x) { for ($i = 0; $i < 300; $i++) { fwrite($x, str_pad((string) $i, 10000)); } fclose($x); });
$expected = 0;
$good = true;
while (($block = stream_get_contents($y, 10000)) !== '' && $block !== false) {
    $good = $good && (int) $block === $expected++;
    if ($expected % 50 === 0) {
        delay(1);
    }
}
var_dump($expected, $good);
?>
--EXPECT--
int(300)
bool(true)
