<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    register_shutdown_function(function () { Async\delay(1); echo "first\n"; exit(4); });
    register_shutdown_function(function () { echo "second\n"; });
    Async\await(Async\spawn(fn() => 1));
    PHP);
show_php(<<<'PHP'
    register_shutdown_function(function () { Async\spawn(function () { exit(6); }); Async\delay(1000); echo "not reached\n"; });
    Async\await(Async\spawn(fn() => 1));
    PHP);
?>
