--TEST--
Coroutines spawned in shutdown functions and destructors run, too
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

class AtEnd {
    function __destruct() {
        echo "destructor\n";
        spawn(function () { delay(1); echo "spawned by the destructor\n"; });
    }
}
$global = new AtEnd;
register_shutdown_function(function () {
    echo "shutdown function\n";
    echo await(spawn(function () { delay(1); return 'awaited in a shutdown function'; })), "\n";
    spawn(function () { delay(1); echo "spawned by the shutdown function\n"; });
    delay(10);
    echo "shutdown function ends\n";
});
await(spawn(fn() => print("main\n")));
?>
--EXPECT--
main
shutdown function
awaited in a shutdown function
spawned by the shutdown function
shutdown function ends
destructor
spawned by the destructor
