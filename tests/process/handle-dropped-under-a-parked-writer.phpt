--TEST--
unset() of a process while coroutines are parked in its pipes: these are closed when the last call has ended
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

$data = str_repeat('x', 1_000_000);
/* Counts what it gets, after a while. */
$file = tempnam(sys_get_temp_dir(), 'async');
$process = proc_open("sleep 0.2; wc -c >$file", [['pipe', 'r'], ['pipe', 'w']], $pipes);
$writer = spawn(fn() => fwrite($pipes[0], $data));
$reader = spawn(fn() => fgets($pipes[1]));
delay(10);
unset($process);
var_dump(get_resource_type($pipes[0]));
try {
    fwrite($pipes[0], 'more');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
var_dump(await($writer), await($reader));
/* The end of its input: the pipe has been closed. */
for ($i = 0; (int) file_get_contents($file) !== 1_000_000 && $i < 1000; $i++) {
    delay(10);
}
echo trim(file_get_contents($file)), "\n";
unlink($file);

/* Nothing stays open, neither with two inside nor when one of them is cancelled. */
$descriptors = fn() => count(scandir('/proc/self/fd'));
$before = $descriptors();
$process = proc_open(['sleep', '5'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$number = proc_get_status($process)['pid'];
$calls = [
    spawn(fn() => fwrite($pipes[0], $data)),
    spawn(fn() => fwrite($pipes[0], $data)),
    spawn(fn() => fgets($pipes[1])),
];
delay(10);
unset($process);
foreach ($calls as $call) {
    $call->cancel();
    try {
        await($call);
    } catch (Async\AsyncCancellation | TypeError) {
        echo "ended\n"; // who waited for its turn finds the stream closed
    }
}
unset($pipes, $calls, $call);
var_dump($descriptors() - $before);
shell_exec("kill $number");

/* Still parked when the script ends. */
$process = proc_open(['sleep', '5'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$number = proc_get_status($process)['pid'];
spawn(fn() => @fwrite($pipes[0], $data));
delay(10);
unset($process);
shell_exec("kill $number");
exit("ends\n");
?>
--EXPECT--
string(7) "Unknown"
fwrite(): supplied resource is not a valid stream resource
int(1000000)
bool(false)
1000000
ended
ended
ended
int(0)
ends
