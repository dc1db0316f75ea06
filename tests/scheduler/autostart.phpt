--TEST--
async.autostart=1: the main script is a coroutine from its first line
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    echo get_class(Async\current_coroutine()), ' ', count(Async\get_coroutines()), "\n";
    Async\spawn(function () { echo "coroutine\n"; });
    Async\suspend();
    echo "main\n";
    PHP, '-d async.autostart=1');
show_php('echo "nothing else\n"; exit(3);', '-d async.autostart=1');
?>
--EXPECT--
Async\Coroutine 1
coroutine
main
status 0
nothing else
status 3
