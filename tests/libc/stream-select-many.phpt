--TEST--
stream_select() in a coroutine takes descriptors beyond 1024, and suspends
--EXTENSIONS--
async
posix
--SKIPIF--
<?php
if (posix_getrlimit()['soft openfiles'] < 3000) die('skip needs 3000 open files');
?>
--FILE--
<?php
use function Async\{spawn, await, delay};

for ($i = 0; $i < 1200; $i++) {
    [$x["key $i"], $y["key $i"]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
}
$select = spawn(function () use ($x) {
    $read = $x;
    $write = $except = null;
    echo stream_select($read, $write, $except, 5), ' ', implode(',', array_keys($read)), "\n";
    $read = $x;
    array_shift($read);
    echo stream_select($read, $write, $except, 0, 20_000), ' ', count($read), "\n";
});
delay(10);
echo "others run\n";
fwrite($y['key 0'], 'data');
await($select);
?>
--EXPECT--
others run
1 key 0
0 0
