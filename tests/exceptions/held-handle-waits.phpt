--TEST--
While somebody holds the coroutine its error waits for an await()
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, await};

$c = spawn(function () { throw new RuntimeException('later'); });
delay(5);
echo "still running\n";
try { await($c); } catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
unset($c);
delay(1);
echo "handled\n";
?>
--EXPECT--
still running
later
handled
