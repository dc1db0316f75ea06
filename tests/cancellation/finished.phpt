--TEST--
cancel() of a finished coroutine has no effect
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(fn() => 'value');
await($c);
$c->cancel();
var_dump($c->isCancelled(), $c->isCancellationRequested(), $c->getResult(), $c->getException(), await($c));
?>
--EXPECT--
bool(false)
bool(false)
string(5) "value"
NULL
string(5) "value"
