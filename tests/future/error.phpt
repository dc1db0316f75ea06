--TEST--
error() throws the same exception out of every await
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\{spawn, await};

$state = new FutureState();
$future = new Future($state);
$error = new LogicException('bad');
spawn(fn() => $state->error($error));
for ($i = 0; $i < 2; $i++) {
    try {
        await($future);
    } catch (LogicException $e) {
        var_dump($e === $error);
    }
}
var_dump($future->isCompleted(), $future->isCancelled());
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(false)
