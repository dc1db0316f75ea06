--TEST--
A coroutine is cancelled while it waits for many; the awaited ones go on
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, await_all, await_any_or_fail, delay};

$list = [];
for ($i = 0; $i < 3; $i++) {
    $list[] = spawn(function () use ($i) { delay(100); return $i; });
}
foreach (['await_any_or_fail', 'await_any_of_or_fail'] as $function) {
    $waiter = spawn(fn() => $function === 'await_any_or_fail' ? await_any_or_fail($list) : Async\await_any_of_or_fail(3, $list));
    suspend();
    $waiter->cancel();
    try {
        await($waiter);
    } catch (Async\AsyncCancellation $e) {
        echo $function, ': ', $e->getMessage(), "\n";
    }
}
echo json_encode(await_all($list)[0]), "\n";
?>
--EXPECT--
await_any_or_fail: Coroutine cancelled
await_any_of_or_fail: Coroutine cancelled
[0,1,2]
