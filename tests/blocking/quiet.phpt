--TEST--
async.blocking_threshold: no warning for waits that suspend, for short turns, or when nobody else is there
--EXTENSIONS--
async
--INI--
async.blocking_threshold=500
--FILE--
<?php
use function Async\{await, delay, spawn, suspend};

/* Waiting is not blocking. */
$waits = [spawn(fn() => delay(700)), spawn(fn() => usleep(700000))];
array_map(await(...), $waits);

/* Many short turns. */
$other = spawn(function () {
    for ($i = 0; $i < 50; $i++) {
        suspend();
    }
});
for ($end = hrtime(true) + 7e8; hrtime(true) < $end;) {
    suspend();
}
await($other);

/* Nobody waits. */
for ($end = hrtime(true) + 7e8; hrtime(true) < $end;) {
}
echo "quiet\n";
?>
--EXPECT--
quiet
