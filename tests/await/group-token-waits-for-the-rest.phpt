--TEST--
After the token fired await_all() still waits for the coroutines, await_any_or_fail() does not
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_or_fail, await_all, timeout, delay};

$make = fn($name) => [spawn(function () use ($name) { delay(300); echo "$name finished\n"; })];
try { await_all($make('all'), timeout(2)); } catch (Async\OperationCanceledException) { echo "all: cancelled\n"; }
try { await_any_or_fail($make('any'), timeout(2)); } catch (Async\OperationCanceledException) { echo "any: cancelled\n"; }
?>
--EXPECT--
all finished
all: cancelled
any: cancelled
any finished
