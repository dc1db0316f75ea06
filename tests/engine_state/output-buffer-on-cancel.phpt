--TEST--
A buffer left open by a cancelled or failed coroutine is flushed as well
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend, delay};

$c = spawn(function () { ob_start(); echo "cancelled one\n"; delay(10000); });
$d = spawn(function () { ob_start(); echo "failed one\n"; throw new Exception('x'); });
suspend();
$c->cancel();
try { await($d); } catch (Exception) {}
try { await($c); } catch (Async\AsyncCancellation) {}
echo ob_get_level(), "\n";
?>
--EXPECT--
failed one
cancelled one
0
