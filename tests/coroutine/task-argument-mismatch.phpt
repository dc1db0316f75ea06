--TEST--
A wrong argument for the task throws inside the coroutine
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

function task(int $n) {}
$c = spawn('task', 'text');
try {
    await($c);
} catch (TypeError $e) {
    echo preg_replace('~, called.*~', '', $e->getMessage()), "\n";
}
$c = spawn('task');
try {
    await($c);
} catch (ArgumentCountError $e) {
    echo get_class($e), "\n";
}
?>
--EXPECT--
task(): Argument #1 ($n) must be of type int, string given
ArgumentCountError
