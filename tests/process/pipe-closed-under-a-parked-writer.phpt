--TEST--
fclose() and proc_close() of a pipe while another coroutine is parked in a call that writes to it or reads from it
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

function outcome(Closure $call): mixed
{
    try {
        return $call();
    } catch (TypeError) {
        return false;
    }
}

$process = proc_open(['sleep', '5'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$writer = spawn(outcome(...), fn() => @fwrite($pipes[0], str_repeat('x', 1_000_000)));
$reader = spawn(outcome(...), fn() => @fgets($pipes[1]));
$contents = spawn(outcome(...), fn() => @stream_get_contents($pipes[1]));
delay(5);
fclose($pipes[0]);
fclose($pipes[1]);
var_dump(await($writer) < 1_000_000, await($reader), (string) await($contents));
proc_terminate($process);

$process = proc_open(['sleep', '5'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$writer = spawn(outcome(...), fn() => @fwrite($pipes[0], str_repeat('x', 1_000_000)));
$reader = spawn(outcome(...), fn() => @fgets($pipes[1]));
delay(5);
proc_terminate($process);
var_dump(proc_close($process), await($writer) < 1_000_000, await($reader));
?>
--EXPECT--
bool(true)
bool(false)
string(0) ""
int(15)
bool(true)
bool(false)
