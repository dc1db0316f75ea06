--TEST--
Output of coroutines, main, shutdown functions and destructors is in order on one stdout
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    echo "1 main\n";
    Async\spawn(function () { fwrite(STDOUT, "3 coroutine by fwrite\n"); echo "4 coroutine by echo\n"; file_put_contents('php://stdout', "5 php://stdout\n"); });
    register_shutdown_function(fn() => print("6 shutdown function\n"));
    echo "2 main ends\n";
    PHP);
?>
--EXPECT--
1 main
2 main ends
3 coroutine by fwrite
4 coroutine by echo
5 php://stdout
6 shutdown function
status 0
