--TEST--
The documented parameter names work
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, await_all, await_any_of, await_any_of_or_fail, await_all_or_fail, await_any_or_fail, await_first_success, delay, timeout, protect, graceful_shutdown};

echo await(awaitable: spawn(task: fn() => 1), cancellation: null), "\n";
echo json_encode(await_all(triggers: [], cancellation: null, preserveKeyOrder: false, fillNull: true)), "\n";
echo json_encode(await_any_of(count: 0, triggers: [], cancellation: null, preserveKeyOrder: true, fillNull: false)), "\n";
echo json_encode(await_any_of_or_fail(count: 0, triggers: [], cancellation: null, preserveKeyOrder: true)), "\n";
echo json_encode(await_all_or_fail(triggers: [], cancellation: null, preserveKeyOrder: true)), "\n";
echo json_encode(await_any_or_fail(triggers: [], cancellation: null)), "\n";
echo protect(closure: fn() => 'protected'), "\n";
delay(ms: 0);
timeout(ms: 1)->cancel(cancellation: null);
?>
--EXPECT--
1
[[],[]]
[[],[]]
[]
[]
null
protected
