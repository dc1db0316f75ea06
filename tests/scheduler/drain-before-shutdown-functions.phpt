--TEST--
The rest of the coroutines runs after the main script and before shutdown functions
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, delay};

class AtEnd { function __destruct() { echo "global destructor\n"; } }
$global = new AtEnd;
register_shutdown_function(function () { echo "shutdown function\n"; });
spawn(function () { delay(5); echo "coroutine\n"; spawn(function () { delay(2); echo "its child\n"; }); });
echo "main ends\n";
?>
--EXPECT--
main ends
coroutine
its child
shutdown function
global destructor
