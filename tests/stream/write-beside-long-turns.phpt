--TEST--
A short write is not kept back for others whose turns are long
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle,short,eagain,poll (is about writes that need not wait, and the average of many turns)
--FILE--
<?php
use function Async\{await_all_or_fail, spawn, suspend};

$log = $tasks = [];
for ($i = 0; $i < 12; $i++) {
    [$near, $far[]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $tasks[] = spawn(function () use ($near, $i, &$log) {
        for ($round = 0; $round < 3; $round++) {
            for ($end = hrtime(true) + 3e6; hrtime(true) < $end;) {
            }
            $log[] = "$i, $round";
            fwrite($near, 'text');
            $log[] = "$i, $round";
            suspend();
        }
    });
}
await_all_or_fail($tasks);
// How long turns are is known from the first round.
$apart = 0;
foreach ($log as $at => $entry) {
    if (str_ends_with($entry, ', 2') && $log[$at - 1] !== $entry && ($log[$at + 1] ?? '') !== $entry) {
        $apart++;
    }
}
var_dump(count($log), $apart);
?>
--EXPECT--
int(72)
int(0)
