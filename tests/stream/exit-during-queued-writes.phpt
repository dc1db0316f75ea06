--TEST--
The script ends, in one of three ways, while writes wait for their turn in the kernel
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$ways = ['exit' => 'exit("over\n");', 'uncaught' => 'throw new Exception("over");', 'fatal' => 'ini_set("memory_limit", "8M"); str_repeat("x", 1 << 25);'];
foreach ($ways as $name => $way) {
    $run = run_php(<<<PHP
        use function Async\{spawn, suspend};
        ini_set('display_errors', 0);
        for (\$i = 0; \$i < 20; \$i++) {
            [\$near, \$far[]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            spawn(function () use (\$near) {
                fwrite(\$near, str_repeat('x', 1000));
                fwrite(\$near, str_repeat('y', 1000));
            });
        }
        spawn(function () { $way });
        suspend();
        suspend();
        PHP);
    echo "$name: ", trim($run['stdout']), " status $run[status] signal $run[signal]\n";
}
?>
--EXPECT--
exit: over status 0 signal 0
uncaught:  status 255 signal 0
fatal:  status 255 signal 0
