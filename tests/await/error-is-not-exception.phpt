--TEST--
await() throws Errors, too
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

try {
    await(spawn(fn() => intdiv(1, 0)));
} catch (DivisionByZeroError $e) {
    echo $e->getMessage(), "\n";
}
try {
    await(spawn(fn() => no_such_function()));
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Division by zero
Call to undefined function no_such_function()
