--TEST--
A generator whose finally block throws, released while the error of a call is on its way
--EXTENSIONS--
async
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
use function Async\{await_all, iterate, spawn};

function items(): Generator
{
    try {
        yield spawn(fn () => 1);
        yield 2;
    } finally {
        throw new Exception('of the generator');
    }
}

$calls = [
    'iterate' => fn () => iterate(items(), fn () => throw new Exception('of the callback')),
    'await_all' => fn () => await_all(items()),
];
foreach ($calls as $name => $call) {
    try {
        $call();
    } catch (Exception $e) {
        echo "$name: ", $e->getMessage(), ', ', $e->getPrevious()?->getMessage(), "\n";
    }
}
?>
--EXPECT--
iterate: of the generator, of the callback
await_all: of the generator, Expected item to be an Async\Awaitable object
