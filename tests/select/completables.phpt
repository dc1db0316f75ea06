--TEST--
Futures, coroutines and timeouts
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, Future, FutureState};
use function Async\{select, spawn, timeout, delay};

$never = new Future(new FutureState());
$channel = new Channel();
echo json_encode(select(['f' => $never, 'c' => spawn(fn() => 'result')])), "\n";
echo json_encode(select(['f' => $never, 'ch' => $channel, 't' => timeout(5)])), "\n";
echo json_encode(select([Future::completed(3)])), "\n";
try {
    select([$never, spawn(function () { throw new LogicException('failed'); })]);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
$cancelled = timeout(1000);
$cancelled->cancel();
try {
    select([$cancelled]);
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
["c","result"]
["t",null]
[0,3]
failed
Timeout has been cancelled
