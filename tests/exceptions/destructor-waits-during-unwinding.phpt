--TEST--
A destructor that waits while an exception unwinds the coroutine keeps the exception
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, await_all, delay};

class Closer { function __destruct() { delay(1); echo "closed\n"; } }
$task = function (string $name) { $closer = new Closer; suspend(); throw new RuntimeException($name); };
$a = spawn($task, 'a');
$b = spawn($task, 'b');
await_all([$a, $b]);
foreach ([$a, $b] as $c) {
    try { await($c); } catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
}
?>
--EXPECT--
closed
closed
a
b
