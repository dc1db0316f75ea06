--TEST--
An exception in a coroutine unwinds nested finally blocks and destroys locals in order
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

class Local { function __construct(private string $n) {} function __destruct() { echo "destroyed $this->n\n"; } }
$c = spawn(function () {
    $outer = new Local('outer');
    try {
        try {
            $inner = (function () { $x = new Local('inner'); suspend(); throw new Exception('x'); })();
        } finally {
            echo "finally 1\n";
            suspend();
        }
    } finally {
        echo "finally 2\n";
    }
});
try { await($c); } catch (Exception $e) { echo "caught\n"; }
?>
--EXPECT--
destroyed inner
finally 1
finally 2
destroyed outer
caught
