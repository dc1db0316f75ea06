--TEST--
Reads that never have to wait still let timers fire
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stop = false;
spawn(function () use (&$stop) { delay(20); $stop = true; });
$turns = 0;
$end = hrtime(true) + 3e9;
await(spawn(function () use ($x, $y, &$stop, &$turns, $end) {
    // data is always there: no call below has a reason to park
    while (!$stop && hrtime(true) < $end) {
        fwrite($y, 'x');
        fread($x, 1);
        $turns++;
    }
}));
echo $stop ? "the timer fired\n" : "starved after $turns turns\n";
?>
--EXPECT--
the timer fired
