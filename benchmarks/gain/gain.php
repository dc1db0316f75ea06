<?php
/*
 * One thread that computes for T_cpu and waits for T_io, again and again: how much more does it do with
 * coroutines? At most 1 + T_io / T_cpu times as much.
 *
 *     gain.php RATIO MILLISECONDS     T_io / T_cpu; how long the computing shall take in all
 */

declare(strict_types=1);

use function Async\await_all_or_fail;
use function Async\spawn;

const CPU_MS = 1.0;

function compute(int $steps): int
{
    $x = 1;
    for ($i = 0; $i < $steps; $i++) {
        $x = ($x * 1103515245 + 12345) & 0x7fffffff;
    }

    return $x;
}

/** Seconds for so many tasks. */
function timed(int $tasks, int $steps): float
{
    $start = hrtime(true);
    for ($i = 0; $i < $tasks; $i++) {
        compute($steps);
    }

    return (hrtime(true) - $start) / 1e9;
}

[, $ratio, $milliseconds] = $argv;
$tasks = (int) ($milliseconds / CPU_MS);
timed(100, 100_000);
$steps = (int) (100_000 * CPU_MS / (timed(100, 100_000) * 10));
$wait = (int) ($ratio * CPU_MS * 1000);

$before = timed($tasks, $steps);
$coroutines = (int) min($tasks, max(2, 4 * $ratio));
$left = $tasks;
$start = hrtime(true);
$work = function () use (&$left, $steps, $wait): void {
    while ($left-- > 0) {
        compute($steps);
        if ($wait > 0) {
            usleep($wait);
        }
    }
};
await_all_or_fail(array_map(fn() => spawn($work), range(1, $coroutines)));
$together = (hrtime(true) - $start) / 1e9;
// The last ones wait while nobody is left to compute: not what is asked for.
$together -= $wait / 1e6;
$after = timed($tasks, $steps);
$computing = ($before + $after) / 2;
$alone = $computing + $tasks * $wait / 1e6;
echo json_encode(['gain' => $alone / $together, 'most' => $alone / $computing]), "\n";
