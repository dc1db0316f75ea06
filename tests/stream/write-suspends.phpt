--TEST--
fwrite() into a full socket lets other coroutines run and writes all
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$writer = spawn(function () use ($x) { $n = fwrite($x, str_repeat('x', 5_000_000)); echo "written\n"; fclose($x); return $n; });
await(spawn(function () { echo "other runs\n"; }));
delay(2);
echo "reading\n";
$total = 0;
while (!feof($y)) {
    $total += strlen((string) fread($y, 100000));
}
var_dump($total, await($writer));
?>
--EXPECT--
other runs
reading
written
int(5000000)
int(5000000)
