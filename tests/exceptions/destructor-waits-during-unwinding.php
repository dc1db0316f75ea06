<?php
use function Async\{spawn, suspend, await, delay};

class Closer { function __destruct() { delay(1); echo "closed\n"; } }
$task = function (string $name) { $closer = new Closer; suspend(); throw new RuntimeException($name); };
$a = spawn($task, 'a');
$b = spawn($task, 'b');
foreach ([$a, $b] as $c) {
    try { await($c); } catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
}
?>
