--TEST--
getTrace() shows the stack of a suspended coroutine only
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

function inner() { suspend(); }
function outer(int $x) { inner(); }
$c = spawn('outer', 7);
var_dump($c->getTrace());
suspend();
$trace = $c->getTrace();
foreach ($trace as $frame) {
    echo $frame['function'], ' ', json_encode($frame['args'] ?? null), "\n";
}
echo count($c->getTrace(DEBUG_BACKTRACE_IGNORE_ARGS, 1)), "\n";
echo json_encode($c->getTrace(DEBUG_BACKTRACE_IGNORE_ARGS, 2)[1]['args'] ?? 'no args'), "\n";
await($c);
var_dump($c->getTrace());
?>
--EXPECT--
NULL
Async\suspend []
inner []
outer [7]
1
"no args"
NULL
