--TEST--
A coroutine first run while another is parked under @ starts with the normal level
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(function () { hex2bin('a'); return error_reporting(); });
$level = @await($c);
var_dump($level === E_ALL, error_reporting() === E_ALL);
?>
--EXPECTF--

Warning: hex2bin(): Hexadecimal input string must have an even length in %ssilence-and-new-coroutine.php on line 4
bool(true)
bool(true)
