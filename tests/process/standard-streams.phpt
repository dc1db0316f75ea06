--TEST--
STDIN, STDOUT and STDERR on pipes and terminals: waiting suspends, nothing is lost
--EXTENSIONS--
async
posix
--FILE--
<?php
use function Async\{spawn, await, delay};

$file = tempnam(sys_get_temp_dir(), 'async-stdio-');
file_put_contents($file, <<<'PHP'
    <?php
    use function Async\{spawn, await, delay};

    $ticks = 0;
    $ticker = spawn(function () use (&$ticks) {
        while (true) {
            delay(5);
            $ticks++;
        }
    });
    $reader = spawn(function () use (&$ticks) {
        echo "ready\n";
        $line = fgets(STDIN);
        fwrite(STDERR, 'got ' . rtrim($line) . ($ticks > 5 ? ' while others ran' : ' after blocking') . "\n");
        /* More than fits; the reader comes later. */
        $before = $ticks;
        fwrite(STDOUT, str_repeat("line of standard output\n", 20_000));
        /* A terminal may say that there is room when there is too little. */
        fwrite(STDERR, 'written' . ($ticks > $before + 5 || posix_isatty(STDOUT) ? ' while others ran' : ' after blocking') . "\n");
        echo str_repeat("line of standard output\n", 20_000);
    });
    await($reader);
    $ticker->cancel();
    PHP);
$command = 'exec ' . getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . " -f $file";

function talk($process, $in, $out, $errors): void
{
    while (trim((string) fgets($out)) !== 'ready') {
    }
    delay(200);
    fwrite($in, "hello\n");
    delay(300);
    $lines = 0;
    while (($line = @fgets($out)) !== false) {
        $lines += rtrim($line) === 'line of standard output';
    }
    echo $lines, "\n";
    if ($errors) {
        echo stream_get_contents($errors);
    }
    echo 'status ', proc_close($process), "\n";
}

echo "-- pipes\n";
await(spawn(function () use ($command) {
    $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
    talk($process, ...$pipes);
}));
echo "-- terminal\n";
await(spawn(function () use ($command, $file) {
    $process = proc_open($command, [['pty'], ['pty'], ['file', "$file.err", 'w']], $pipes);
    talk($process, $pipes[0], $pipes[1], null);
    readfile("$file.err");
    unlink("$file.err");
}));
unlink($file);
?>
--EXPECT--
-- pipes
40000
got hello while others ran
written while others ran
status 0
-- terminal
40000
status 0
got hello while others ran
written while others ran
