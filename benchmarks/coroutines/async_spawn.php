<?php
/*
 * Spawn, run and finish coroutines that do nothing: ns each.
 *
 * usage: php async_spawn.php batch|await [COROUTINES]
 */

use function Async\await;
use function Async\spawn;
use function Async\suspend;

require __DIR__ . '/common.php';

const BATCH = 100;

$how = $argv[1];
$count = (int) ($argv[2] ?? 1_000_000);
$finished = 0;
$task = static function () use (&$finished): void {
    $finished++;
};

/** 100 coroutines at a time, which all run while the main coroutine gives way once. */
$batch = static function (int $count) use ($task): void {
    for ($i = 0; $i < $count; $i += BATCH) {
        for ($j = 0; $j < BATCH; $j++) {
            spawn($task);
        }
        suspend();
    }
};

/** One at a time, with the result awaited. */
$await = static function (int $count) use ($task): void {
    for ($i = 0; $i < $count; $i++) {
        await(spawn($task));
    }
};

$run = ['batch' => $batch, 'await' => $await][$how];
$run(10_000);
$finished = 0;
$started = hrtime(true);
$run($count);
$elapsed = hrtime(true) - $started;
if ($finished !== $count) {
    throw new LogicException("spawned $count coroutines, but $finished finished");
}
report(['ns' => $elapsed / $count]);
