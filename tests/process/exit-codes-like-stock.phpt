--TEST--
exec(), system(), passthru(), shell_exec(), popen() and proc_open() give what stock PHP gives
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await, spawn};

function calls(): array
{
    $results = [];
    $results[] = exec('echo a; echo b; exit 3', $lines, $code);
    $results[] = [$lines, $code];
    ob_start();
    $results[] = system('echo system; exit 4', $code);
    $results[] = $code;
    $results[] = passthru('printf "x\0y"; exit 5', $code);
    $results[] = $code;
    $results[] = ob_get_clean();
    $results[] = shell_exec('echo shell; kill -9 $$');
    $pipe = popen('echo popen; exit 6', 'r');
    $results[] = fgets($pipe);
    $results[] = pclose($pipe);
    $results[] = pclose(popen('exec 2>/dev/null; kill -15 $$', 'w'));
    $process = proc_open('cat; echo err >&2; exit 7', [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
    fwrite($pipes[0], "hello\n");
    fclose($pipes[0]);
    $results[] = stream_get_contents($pipes[1]);
    $results[] = stream_get_contents($pipes[2]);
    $results[] = proc_close($process);
    $results[] = @exec('/no/such/program 2>/dev/null', $none, $code);
    $results[] = $code;

    return $results;
}

$stock = calls();
$ours = await(spawn(calls(...)));
var_dump($stock === $ours);
print_r(array_filter($ours, is_int(...)));
?>
--EXPECT--
bool(true)
Array
(
    [3] => 4
    [5] => 5
    [9] => 6
    [10] => 15
    [13] => 7
    [15] => 127
)
