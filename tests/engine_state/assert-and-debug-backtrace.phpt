--TEST--
debug_backtrace() inside a coroutine ends at its function
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

function a() { suspend(); return array_column(debug_backtrace(), 'function'); }
function b() { return a(); }
echo implode(' ', await(spawn('b'))), "\n";
echo implode(' ', (function () { return array_column(debug_backtrace(), 'function'); })()) !== '' ? "main has frames of its own\n" : '';
?>
--EXPECT--
a b
main has frames of its own
