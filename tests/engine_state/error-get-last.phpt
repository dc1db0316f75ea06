--TEST--
error_get_last() and a warning inside a callback that waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

$c = spawn(function () { @hex2bin('a'); $m = error_get_last()['message']; return $m; });
echo await($c), "\n";
error_clear_last();
var_dump(error_get_last());
?>
--EXPECT--
hex2bin(): Hexadecimal input string must have an even length
NULL
