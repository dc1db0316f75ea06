--TEST--
exit() with a message in a coroutine prints it and ends with status 0
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php('Async\spawn(function () { die("goodbye\n"); }); Async\delay(10000); echo "not reached\n";');
show_php('Async\spawn(function () { (function () { exit; })(); }); Async\delay(10000); echo "not reached\n";');
?>
--EXPECT--
goodbye
status 0

status 0
