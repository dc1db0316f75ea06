--TEST--
A signal handler that throws or exits while a call waits: no warnings about the call
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
$script = __DIR__ . '/handler-breaks-off-a-call.script.php';
file_put_contents($script, <<<'PHP'
    <?php
    [, $call, $how] = $argv;
    pcntl_async_signals(true);
    pcntl_signal(SIGUSR1, function () use ($how) {
        if ($how === 'exit') {
            exit(7);
        }
        throw new RuntimeException('from the handler');
    });
    Async\delay(1);
    [$one, $two] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $sender = proc_open(['sh', '-c', 'sleep 0.3; kill -USR1 $0', posix_getpid()], [], $pipes);
    $waiting = ['sleep', '9'];
    $nowhere = ['file', '/dev/null', 'w'];
    try {
        switch ($call) {
            case 'shell_exec':
                shell_exec('exec sleep 2 2>/dev/null');
                break;
            case 'fread':
                $process = proc_open($waiting, [1 => ['pipe', 'w'], $nowhere], $pipes);
                fread($pipes[1], 10);
                break;
            case 'fwrite':
                $process = proc_open($waiting, [['pipe', 'r'], $nowhere, $nowhere], $pipes);
                while (fwrite($pipes[0], str_repeat('x', 8192)));
                break;
            case 'accept':
                stream_socket_accept(stream_socket_server('tcp://127.0.0.1:0'), 30);
                break;
            case 'recv':
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $sockets);
                socket_recv($sockets[0], $buffer, 1, 0);
                break;
            case 'copy':
                stream_copy_to_stream($one, fopen('php://memory', 'w'));
                break;
        }
        echo "returned\n";
    } catch (RuntimeException $e) {
        echo $e->getMessage(), "\n";
        echo $missing;
    } finally {
        isset($process) && proc_terminate($process);
    }
    PHP);
foreach (['shell_exec', 'fread', 'fwrite', 'accept', 'recv', 'copy'] as $call) {
    foreach (['exit', 'throw'] as $how) {
        echo "$call, $how: ";
        exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' ' . escapeshellarg($script) . " $call $how 2>&1", $output, $status);
        echo "$status ", preg_replace('/ in \S+ on line \d+/', '', implode(' | ', array_filter($output))), "\n";
        $output = [];
    }
}
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/handler-breaks-off-a-call.script.php');
?>
--EXPECT--
shell_exec, exit: 7 
shell_exec, throw: 0 from the handler | Warning: Undefined variable $missing
fread, exit: 7 
fread, throw: 0 from the handler | Warning: Undefined variable $missing
fwrite, exit: 7 
fwrite, throw: 0 from the handler | Warning: Undefined variable $missing
accept, exit: 7 
accept, throw: 0 from the handler | Warning: Undefined variable $missing
recv, exit: 7 
recv, throw: 0 from the handler | Warning: Undefined variable $missing
copy, exit: 7 
copy, throw: 0 from the handler | Warning: Undefined variable $missing
