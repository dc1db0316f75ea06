<?php
/*
 * Memory of coroutines that wait: resident bytes each, mappings, time to
 * start and to end them all.
 *
 * usage: php async_memory.php COROUTINES delay|await
 *   delay: each waits in Async\delay()
 *   await: each waits for a coroutine that does not finish
 */

use Async\AsyncCancellation;

use function Async\await;
use function Async\delay;
use function Async\spawn;
use function Async\suspend;

require __DIR__ . '/common.php';

const AN_HOUR = 3_600_000;

$count = (int) $argv[1];
$parked = 0;
$cancelled = 0;
$never = spawn(static fn () => delay(AN_HOUR));

$wait = [
    'delay' => static fn () => delay(AN_HOUR),
    'await' => static fn () => await($never),
][$argv[2]];
$park = static function () use ($wait, &$parked, &$cancelled): void {
    $parked++;
    try {
        $wait();
    } catch (AsyncCancellation) {
        $cancelled++;
    }
};

// The list of handles is there before, so that it does not count.
$coroutines = new SplFixedArray($count);
for ($i = 0; $i < $count; $i++) {
    $coroutines[$i] = null;
}
suspend();
$before = memoryFigure('VmRSS');
$mappingsBefore = mappings();

$started = hrtime(true);
for ($i = 0; $i < $count; $i++) {
    $coroutines[$i] = spawn($park);
    if ($i % 1000 === 999) {
        suspend();
    }
}
suspend();
$startTime = hrtime(true) - $started;
if ($parked !== $count) {
    throw new LogicException("spawned $count coroutines, but $parked wait");
}
$memory = memoryFigure('VmRSS') - $before;
$mappings = mappings() - $mappingsBefore;

$started = hrtime(true);
foreach ($coroutines as $coroutine) {
    $coroutine->cancel();
}
$never->cancel();
suspend();
while ($cancelled < $count && hrtime(true) - $started < 60e9) {
    suspend();
}
$endTime = hrtime(true) - $started;
if ($cancelled !== $count) {
    throw new LogicException("cancelled $count coroutines, but $cancelled ended");
}
report([
    'bytes' => $memory / $count,
    'total_bytes' => $memory,
    'mappings' => $mappings,
    'start_seconds' => $startTime / 1e9,
    'end_seconds' => $endTime / 1e9,
]);
