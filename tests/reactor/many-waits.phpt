--TEST--
5,000 sockets waited for at once
--EXTENSIONS--
async
--INI--
memory_limit=-1
default_socket_timeout=600
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$n = min(5000, intdiv((int) shell_exec('ulimit -n') - 50, 2));
$list = [];
$writers = [];
for ($i = 0; $i < $n; $i++) {
    [$x, $writers[]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $list[] = spawn(function () use ($x) { return (int) fgets($x); });
}
spawn(function () use ($writers) {
    delay(5);
    foreach (array_reverse($writers, true) as $i => $y) {
        fwrite($y, "$i\n");
    }
});
var_dump(array_sum(await_all_or_fail($list)) === array_sum(range(0, $n - 1)));
?>
--EXPECT--
bool(true)
