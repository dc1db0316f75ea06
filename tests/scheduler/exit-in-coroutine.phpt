--TEST--
exit() in a coroutine ends the script: the others are unwound, then shutdown functions, then destructors
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    use function Async\{spawn, delay};

    class AtEnd { function __destruct() { echo "destructor\n"; } }
    $global = new AtEnd;
    register_shutdown_function(function () use (&$log) { sort($log); echo implode("\n", $log), "\nshutdown function\n"; });
    spawn(function () use (&$log) {
        try {
            delay(10000);
        } catch (Async\AsyncCancellation $e) {
            $log[] = 'other: cancelled';
            throw $e;
        } finally {
            $log[] = 'other: finally';
        }
    });
    spawn(function () {
        try {
            delay(1);
            echo "exiting\n";
            exit(7);
        } finally {
            echo "not reached: exit skips finally, as in stock PHP\n";
        }
    });
    try {
        delay(10000);
    } finally {
        $log[] = 'main: finally';
    }
    echo "not reached\n";
    PHP);
?>
--EXPECT--
exiting
main: finally
other: cancelled
other: finally
shutdown function
destructor
status 7
