--TEST--
stream_socket_pair() ends talk in both directions
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$player = function ($s, bool $first) {
    $n = 0;
    if ($first) {
        fwrite($s, "0\n");
    }
    while (($n = (int) fgets($s)) < 99) {
        fwrite($s, $n + 1 . "\n");
    }
    fwrite($s, "100\n");
    return $n;
};
echo json_encode(await_all_or_fail([spawn($player, $x, true), spawn($player, $y, false)])), "\n";
?>
--EXPECT--
[99,100]
