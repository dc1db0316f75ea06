--TEST--
A coroutine parked under @ does not silence the others
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all, delay};

function quiet() { delay(100); hex2bin('a'); return error_reporting(); }
await_all([
    spawn(function () { $level = @quiet(); echo $level === E_ALL ? "not silenced\n" : "silenced inside @\n"; echo error_reporting() === E_ALL ? "restored\n" : "not restored\n"; }),
    spawn(function () { suspend(); hex2bin('b'); echo error_reporting() === E_ALL ? "E_ALL\n" : error_reporting() . "\n"; }),
]);
?>
--EXPECTF--

Warning: hex2bin(): Hexadecimal input string must have an even length in %ssilence-operator.php on line 7
E_ALL
silenced inside @
restored
