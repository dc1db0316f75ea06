--TEST--
An uncaught cancellation ends the main script without a message
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    Async\await(Async\spawn(fn() => 1));
    echo "before\n";
    throw new Async\AsyncCancellation('quiet');
    PHP);
show_php(<<<'PHP'
    $c = Async\spawn(fn() => Async\delay(1000));
    Async\spawn(fn() => $c->cancel());
    Async\await($c);
    echo "not reached\n";
    PHP);
?>
--EXPECT--
before
status 0

status 0
