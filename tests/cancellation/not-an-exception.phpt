--TEST--
catch (Exception) does not swallow a cancellation
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    try {
        delay(10000);
    } catch (Exception) {
        echo "swallowed\n";
    }
});
suspend();
$c->cancel();
try { await($c); } catch (Error $e) { echo get_class($e), ' ', get_parent_class($e), "\n"; }
?>
--EXPECT--
Async\AsyncCancellation Error
