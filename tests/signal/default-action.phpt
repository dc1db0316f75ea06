--TEST--
A signal that nobody waits for has its default action; one that somebody waited for has it again
--EXTENSIONS--
async
posix
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$start = <<<'PHP'
    use Async\Signal;
    use function Async\{await, delay, signal, spawn};
    function send(int $signal): void { posix_kill(getmypid(), $signal); delay(20); }
    PHP;

echo "never asked for\n";
show_php("$start \$other = signal(Signal::SIGUSR1); send(15); echo 'survived';");

echo "dropped\n";
show_php("$start signal(Signal::SIGTERM)->ignore(); delay(1); send(15); echo 'survived';");

echo "cancelled\n";
show_php("$start \$future = signal(Signal::SIGUSR1); \$future->cancel(); send(10); echo 'survived';");

echo "came\n";
show_php("$start \$future = signal(Signal::SIGUSR2); send(12); echo 'once', PHP_EOL; send(12); echo 'survived';");

echo "in a shutdown function of a script that has ended\n";
show_php("$start \$future = signal(Signal::SIGTERM); \$future->ignore(); spawn(fn() => send(15));"
    . ' register_shutdown_function(fn() => var_dump($future->isCompleted()));');

echo "after a fatal error\n";
show_php("$start \$future = signal(Signal::SIGTERM); \$future->ignore(); nobody();", '-d display_errors=stderr');

?>
--EXPECTF--
never asked for

killed by signal 15
dropped

killed by signal 15
cancelled

killed by signal 10
came
once
killed by signal 12
in a shutdown function of a script that has ended
bool(true)
status 0
after a fatal error

stderr: %AFatal error: Uncaught Error: Call to undefined function nobody() in %A
status 255
