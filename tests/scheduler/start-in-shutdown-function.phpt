--TEST--
The scheduler may be started by a shutdown function or a destructor only
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    register_shutdown_function(function () {
        Async\spawn(function () { Async\delay(1); echo "coroutine\n"; });
        echo "shutdown function\n";
    });
    PHP);
show_php(<<<'PHP'
    class AtEnd { function __destruct() { Async\spawn(function () { Async\delay(1); echo "coroutine\n"; }); echo "destructor\n"; } }
    $global = new AtEnd;
    PHP);
?>
--EXPECT--
shutdown function
coroutine
status 0
destructor
coroutine
status 0
