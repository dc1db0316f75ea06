--TEST--
Async\signal() and pcntl_fork(): each process has its own signals
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
use Async\Signal;
use function Async\{await, delay, signal, timeout};

$mine = signal(Signal::SIGUSR1);
$pid = pcntl_fork();
if ($pid === 0) {
    /* Inherited, and a new one. */
    echo await($mine)->name, " in the child\n";
    $mine = signal(Signal::SIGUSR2);
    posix_kill(getmypid(), SIGUSR2);
    echo await($mine)->name, " in the child\n";
    exit(7);
}
delay(20);
posix_kill($pid, SIGUSR1);
pcntl_waitpid($pid, $status);
echo 'child: ', pcntl_wexitstatus($status), "\n";
delay(5);
var_dump($mine->isCompleted());
posix_kill(getmypid(), SIGUSR1);
echo await($mine, timeout(1000))->name, " in the parent\n";

/* A child that only runs another program. */
$mine = signal(Signal::SIGTERM)->ignore();
$process = proc_open(['sleep', '10'], [], $pipes);
proc_terminate($process, SIGTERM);
delay(50);
var_dump(proc_get_status($process)['termsig'], $mine->isCompleted());
?>
--EXPECT--
SIGUSR1 in the child
SIGUSR2 in the child
child: 7
bool(false)
SIGUSR1 in the parent
int(15)
bool(false)
