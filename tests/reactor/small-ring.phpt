--TEST--
A ring with few entries serves many waits
--EXTENSIONS--
async
--INI--
async.ring_entries=8
memory_limit=-1
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$list = [];
$writers = [];
for ($i = 0; $i < 400; $i++) {
    [$x, $writers[]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $list[] = spawn(function () use ($x) { return (int) fgets($x) + (int) fgets($x); });
}
spawn(function () use ($writers) {
    delay(5);
    // every wait completes at once: more completions than the ring has entries
    foreach ($writers as $i => $y) {
        fwrite($y, "$i\n");
    }
    delay(5);
    foreach ($writers as $i => $y) {
        fwrite($y, "$i\n");
    }
});
var_dump(array_sum(await_all_or_fail($list)) === 2 * array_sum(range(0, 399)));
?>
--EXPECT--
bool(true)
