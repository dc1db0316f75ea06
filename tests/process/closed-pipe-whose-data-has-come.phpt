--TEST--
A pipe is closed when data has just come for a parked reader: it does not read from what has that number next
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (who begins first is what it is about)
--FILE--
<?php
use function Async\{spawn, await, delay};

$processes = [];
$open = function () use (&$processes) {
    $processes[] = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
    return $pipes;
};
/* Blocks the thread, so that several things happen before the kernel is asked. */
$pass = function () {
    for ($start = hrtime(true); hrtime(true) - $start < 50_000_000;);
};
$first = $open();
$pipes = $open();
$closer = spawn(function () use ($open, $pass, $first, $pipes) {
    fread($first[1], 100);
    fclose($pipes[1]);
    $next = popen('printf new', 'r'); // its end gets the number that is free now
    $pass();
    return $next;
});
$reader = spawn(function () use ($pipes) {
    try {
        return @fread($pipes[1], 100);
    } catch (TypeError) {
        return false;
    }
});
delay(5);
fwrite($first[0], 'go');
$pass();
fwrite($pipes[0], 'old');
$pass();
$next = await($closer);
var_dump(in_array(await($reader), ['', false, 'old'], true), fread($next, 100));
?>
--EXPECT--
bool(true)
string(3) "new"
