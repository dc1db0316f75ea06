--TEST--
A fatal error in a signal handler that runs while the script waits: nothing of the wait is touched afterwards
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

foreach ([
    'fgets($x)',
    '(stream_set_timeout($x, 5) && fgets($x))',
    'Async\await(Async\spawn(fn() => fgets($x)), Async\timeout(5000))',
    'Async\delay(5000)',
    'sleep(5)',
    'stream_select($read, $write, $except, 5)',
] as $wait) {
    show_php(<<<PHP
        [\$x, \$y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        \$read = [\$x];
        \$write = \$except = null;
        ini_set('memory_limit', '32M');
        pcntl_async_signals(true);
        pcntl_signal(SIGUSR1, function () { str_repeat('x', 64_000_000); });
        register_shutdown_function(function () {
            echo strlen(serialize(range(1, 1000))), ' ', array_sum(array_map('strlen', preg_split('//', 'abc'))), "\n";
        });
        Async\spawn(function () { Async\delay(20); posix_kill(getmypid(), SIGUSR1); });
        \$never = Async\spawn(fn() => fgets(\$y));
        $wait;
        PHP, '-d error_prepend_string= -d display_errors=0 -d log_errors=0');
}
?>
--EXPECT--
11792 3
status 255
11792 3
status 255
11792 3
status 255
11792 3
status 255
11792 3
status 255
11792 3
status 255
