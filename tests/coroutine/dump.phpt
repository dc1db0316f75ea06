--TEST--
Async\dump(): state, places, what each coroutine waits for, and since when
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await, delay, dump, spawn, suspend};

function show(): void
{
    echo str_replace(__DIR__ . '/', '', dump());
}

show();
$sleeper = spawn(function () {
    delay(5000);
});
$waiter = spawn(fn() => await($sleeper));
delay(50);
$queued = spawn(fn() => 1);
show();
$sleeper->cancel();
try {
    await($waiter);
} catch (Async\AsyncCancellation) {
}
await($queued);
show();
?>
--EXPECTREGEX--
=== COROUTINES START ===
Coroutines: 0, ready: 0, active_events: 0

=== COROUTINES END   ===
=== COROUTINES START ===
Coroutines: 4, ready: 1, active_events: 0

Coroutine \d+ spawned at unknown \(main, running\)

Coroutine \d+ spawned at dump\.php:10, suspended at dump\.php:11 \(suspended\)
  waiting for \d\d+ ms, for:
    - delay

Coroutine \d+ spawned at dump\.php:13, suspended at dump\.php:13 \(suspended\)
  waiting for \d\d+ ms, for:
    - coroutine \d+ spawned at [^\n]*dump\.php:10

Coroutine \d+ spawned at dump\.php:15 \(queued\)

=== COROUTINES END   ===
=== COROUTINES START ===
Coroutines: 1, ready: 0, active_events: 0

Coroutine \d+ spawned at unknown \(main, running\)

=== COROUTINES END   ===
