--TEST--
stream_set_timeout() on pipes in coroutines
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
use function Async\{spawn, await, delay};

/* Stock PHP refuses. */
$process = proc_open('exec sleep 0', [1 => ['pipe', 'w']], $pipes);
var_dump(stream_set_timeout($pipes[1], 1));
fclose($pipes[1]);
proc_close($process);

overlap('proc_open', function (int $i) {
    $process = proc_open('sleep 0.5; echo late; echo done', [1 => ['pipe', 'w']], $pipes);
    if (!stream_set_timeout($pipes[1], 0, 200_000)) {
        return 'refused';
    }
    if (fgets($pipes[1]) !== false || !stream_get_meta_data($pipes[1])['timed_out'] || feof($pipes[1])) {
        return 'not timed out';
    }
    stream_set_timeout($pipes[1], 30);
    if (fgets($pipes[1]) !== "late\n" || stream_get_meta_data($pipes[1])['timed_out']) {
        return 'wrong line';
    }
    stream_set_timeout($pipes[1], -1);
    return stream_get_contents($pipes[1]) === "done\n" && feof($pipes[1]);
}, 0.5, 10);
await(spawn(function () {
    $pipe = popen('exec sleep 5', 'r');
    var_dump(stream_set_timeout($pipe, 0, 30_000));
    check_seconds('popen', seconds(fn() => var_dump(fread($pipe, 10))), 0.029, 1);
    var_dump(stream_get_meta_data($pipe)['timed_out']);
    exec('kill ' . exec('pgrep -P ' . getmypid() . ' -x sleep'));
    pclose($pipe);

    /* The number of a descriptor that had a timeout. */
    $pipe = popen('sleep 0.1; echo x', 'r');
    var_dump(fgets($pipe), stream_get_meta_data($pipe)['timed_out']);
    pclose($pipe);
    /* Files are as ever. */
    var_dump(stream_set_timeout(fopen(__FILE__, 'r'), 1));
}));
?>
--EXPECT--
bool(false)
proc_open: as expected
bool(true)
string(0) ""
popen: as expected
bool(true)
string(2) "x
"
bool(false)
bool(false)
