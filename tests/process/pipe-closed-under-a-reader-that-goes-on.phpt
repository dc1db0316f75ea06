--TEST--
fclose() of a pipe that another coroutine reads in a loop until its end
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

foreach (['fread', 'stream_get_contents', 'fgets'] as $read) {
    $process = proc_open(['sleep', '5'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
    $reader = spawn(function () use ($pipes, $read) {
        try {
            while (!feof($pipes[1])) {
                @$read($pipes[1], 100);
            }
            return 'the end';
        } catch (TypeError $e) {
            return 'closed';
        }
    });
    delay(5);
    fclose($pipes[1]);
    echo "$read: ", await($reader), "\n";
    proc_terminate($process);
}
?>
--EXPECT--
fread: closed
stream_get_contents: closed
fgets: closed
