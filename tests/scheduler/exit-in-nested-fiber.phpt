--TEST--
exit() in a Fiber inside a coroutine
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    Async\spawn(function () { (new Fiber(function () { Async\delay(1); exit(8); }))->start(); echo "not reached\n"; });
    Async\delay(10000);
    echo "not reached\n";
    PHP);
?>
--EXPECT--

status 8
