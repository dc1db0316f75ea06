--TEST--
One Timeout as the token of several waits
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await, timeout, delay, await_all};

$t = timeout(10);
$slow = spawn(function () { delay(500); return 'slow'; });
$list = [];
for ($i = 0; $i < 3; $i++) {
    $list[] = spawn(function () use ($slow, $t, $i) {
        try {
            await($slow, $t);
        } catch (Async\OperationCanceledException $e) {
            echo "$i: ", $e->getPrevious()->getMessage(), "\n";
        }
    });
}
await_all($list);
var_dump($t->isCompleted());
try { await($slow, $t); } catch (Async\OperationCanceledException $e) { echo "later: ", $e->getPrevious()->getMessage(), "\n"; }
?>
--EXPECT--
0: Timeout occurred after 10 milliseconds
1: Timeout occurred after 10 milliseconds
2: Timeout occurred after 10 milliseconds
bool(true)
later: Timeout occurred after 10 milliseconds
