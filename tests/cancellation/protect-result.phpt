--TEST--
protect() without a cancellation returns the result of the function, outside coroutines, too
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, protect};

var_dump(protect(fn() => 1));
var_dump(await(spawn(fn() => protect(fn() => 2))));
try {
    protect(fn() => throw new LogicException('mine'));
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
int(1)
int(2)
mine
