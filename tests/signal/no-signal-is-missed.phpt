--TEST--
A signal that comes just before the process goes to sleep is handled as promptly as others
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
use function Async\{await, delay, spawn};

/* Each round: the child sends a signal at a moment of its choice, the handler answers. */
$child = sprintf(<<<'PHP'
    for ($round = 0; $round < 500; $round++) {
        for ($i = mt_rand(0, 2000); $i > 0; $i--) {
        }
        posix_kill(%d, SIGUSR1);
        $r = [STDIN];
        $w = $e = null;
        if (!stream_select($r, $w, $e, 10)) {
            exit("round $round was not answered\n");
        }
        fread(STDIN, 1);
    }
    echo "all answered\n";
    PHP, getmypid());
pcntl_async_signals(true);
$handled = 0;
pcntl_signal(SIGUSR1, function () use (&$pipes, &$handled) {
    $handled++;
    fwrite($pipes[0], '.');
});
$waiting = spawn(fn() => delay(100000));
$php = 'exec ' . escapeshellarg(getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS');
$process = proc_open("$php -r " . escapeshellarg($child), [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
echo fgets($pipes[1]);
var_dump($handled);
$waiting->cancel();
?>
--EXPECT--
all answered
int(500)
