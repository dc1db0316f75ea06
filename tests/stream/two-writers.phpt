--TEST--
Large payloads of two writers do not interleave
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use function Async\{spawn, await, await_all_or_fail};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$size = 3_000_000;
$writers = [];
foreach (['a', 'b', 'c'] as $letter) {
    $writers[] = spawn(fn() => fwrite($x, str_repeat($letter, $size)));
}
$reader = spawn(function () use ($y, $size) {
    $last = '';
    $changes = '';
    $total = 0;
    while ($total < 3 * $size) {
        $data = fread($y, 65536);
        if ($data === '' || $data === false) {
            break;
        }
        $total += strlen($data);
        for ($i = 0; $i < strlen($data); $i += strspn($data, $data[$i], $i)) {
            if ($data[$i] !== $last) {
                $changes .= $last = $data[$i];
            }
        }
    }
    return [$total, $changes];
});
echo json_encode(await_all_or_fail($writers)), json_encode(await($reader)), "\n";
?>
--EXPECT--
[3000000,3000000,3000000][9000000,"abc"]
