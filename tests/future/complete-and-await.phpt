--TEST--
complete() before and after the await; every awaiter gets the result
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\{spawn, await, await_all_or_fail};

$state = new FutureState();
$future = new Future($state);
var_dump($state->isCompleted(), $future->isCompleted(), $future->isCancelled());
$waiters = [spawn(fn() => $future->await()), spawn(fn() => await($future)), spawn(fn() => await(new Future($state)))];
spawn(fn() => $state->complete([1]));
echo json_encode(await_all_or_fail($waiters)), "\n";
var_dump($state->isCompleted(), $future->isCompleted(), $future->isCancelled());
echo json_encode($future->await()), "\n";
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
[[1],[1],[1]]
bool(true)
bool(true)
bool(false)
[1]
