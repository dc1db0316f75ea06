--TEST--
The trace of an exception shows the coroutine's own frames only
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

function deep() { suspend(); throw new Exception('x'); }
function task() { deep(); }
try {
    await(spawn('task'));
} catch (Exception $e) {
    echo implode(' ', array_map(fn($f) => $f['function'], $e->getTrace())), "\n";
}
?>
--EXPECT--
deep task
