--TEST--
exit() in a finally() callback
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    $c = Async\spawn(fn() => print("work\n"));
    $c->finally(function () { echo "finally\n"; exit(2); });
    Async\delay(10000);
    echo "not reached\n";
    PHP);
?>
--EXPECT--
work
finally
status 2
