--TEST--
getResult() and getException() are null until the end and never throw
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

$ok = spawn(function () { suspend(); return 'value'; });
$bad = spawn(function () { suspend(); throw new LogicException('bad'); });
var_dump($ok->getResult(), $ok->getException());
suspend();
var_dump($ok->getResult(), $bad->getException());
suspend();
suspend();
var_dump($ok->getResult(), $ok->getException(), $bad->getResult(), $bad->getException()->getMessage());
try { await($bad); } catch (LogicException) {}
var_dump($bad->getException()->getMessage());
?>
--EXPECT--
NULL
NULL
NULL
NULL
string(5) "value"
NULL
NULL
string(3) "bad"
string(3) "bad"
