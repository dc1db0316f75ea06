<?php
/*
 * Work for the CPU alone: an n-body simulation (floats and properties),
 * fannkuch (arrays), a Mandelbrot set (floats in locals) and strings in a
 * hash table. Prints a checksum, so that a wrong result does not pass for a
 * fast one, and what the work took.
 *
 * usage: php cpu.php [ROUNDS [coroutine]]
 */

final class Body
{
    public function __construct(
        public float $x,
        public float $y,
        public float $vx,
        public float $vy,
        public float $mass,
    ) {
    }
}

function nbody(int $steps): float
{
    $bodies = [];
    for ($i = 1; $i <= 5; $i++) {
        $bodies[] = new Body($i * 1.5, $i * -0.5, 0.1 / $i, 0.2 / $i, 1.0 / $i);
    }
    for ($step = 0; $step < $steps; $step++) {
        foreach ($bodies as $i => $a) {
            for ($j = $i + 1; $j < 5; $j++) {
                $b = $bodies[$j];
                $dx = $a->x - $b->x;
                $dy = $a->y - $b->y;
                $distance = $dx * $dx + $dy * $dy + 0.01;
                $pull = 0.001 / ($distance * sqrt($distance));
                $a->vx -= $dx * $b->mass * $pull;
                $a->vy -= $dy * $b->mass * $pull;
                $b->vx += $dx * $a->mass * $pull;
                $b->vy += $dy * $a->mass * $pull;
            }
        }
        foreach ($bodies as $body) {
            $body->x += $body->vx * 0.001;
            $body->y += $body->vy * 0.001;
        }
    }

    return $bodies[0]->x + $bodies[4]->y;
}

/** The most prefix reversals that any permutation of 1..n needs until 1 is in front. */
function fannkuch(int $n): int
{
    $permutation = range(0, $n - 1);
    $counters = array_fill(0, $n, 0);
    $most = 0;
    $i = 0;
    while ($i < $n) {
        if ($counters[$i] < $i) {
            $other = $i % 2 === 0 ? 0 : $counters[$i];
            [$permutation[$i], $permutation[$other]] = [$permutation[$other], $permutation[$i]];
            $work = $permutation;
            $flips = 0;
            while (($first = $work[0]) !== 0) {
                for ($low = 0, $high = $first; $low < $high; $low++, $high--) {
                    $swap = $work[$low];
                    $work[$low] = $work[$high];
                    $work[$high] = $swap;
                }
                $flips++;
            }
            $most = max($most, $flips);
            $counters[$i]++;
            $i = 0;
        } else {
            $counters[$i++] = 0;
        }
    }

    return $most;
}

function mandelbrot(int $size): int
{
    $inside = 0;
    for ($row = 0; $row < $size; $row++) {
        $ci = 2.0 * $row / $size - 1.0;
        for ($column = 0; $column < $size; $column++) {
            $cr = 2.0 * $column / $size - 1.5;
            $zr = $zi = 0.0;
            for ($i = 0; $i < 50; $i++) {
                $next = $zr * $zr - $zi * $zi + $cr;
                $zi = 2.0 * $zr * $zi + $ci;
                $zr = $next;
                if ($zr * $zr + $zi * $zi > 4.0) {
                    continue 2;
                }
            }
            $inside++;
        }
    }

    return $inside;
}

function words(int $count): int
{
    $seen = [];
    for ($i = 0; $i < $count; $i++) {
        $word = substr(md5((string) ($i % 5000)), 0, 6);
        $seen[$word] = ($seen[$word] ?? 0) + strlen(strrev($word));
    }
    ksort($seen);

    return crc32(implode(',', array_keys($seen))) + array_sum($seen);
}

function cpuMicroseconds(): int
{
    $usage = getrusage();

    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

function work(int $rounds): string
{
    for ($round = 0; $round < $rounds; $round++) {
        $checksum = sprintf('%.9f %d %d %d', nbody(25_000), fannkuch(8), mandelbrot(180), words(400_000));
    }

    return $checksum;
}

$rounds = (int) ($argv[1] ?? 1);
$started = hrtime(true);
$cpuBefore = cpuMicroseconds();
$checksum = ($argv[2] ?? '') === 'coroutine' ? Async\await(Async\spawn(work(...), $rounds)) : work($rounds);
echo json_encode([
    'cpu_seconds' => (cpuMicroseconds() - $cpuBefore) / 1e6,
    'wall_seconds' => (hrtime(true) - $started) / 1e9,
    'peak_bytes' => memory_get_peak_usage(),
    // Not that of getrusage(), which begins with the process that has started us.
    'resident_kib' => (int) preg_replace('~.*^VmHWM:\s*~ms', '', file_get_contents('/proc/self/status')),
    'checksum' => $checksum,
]), "\n";
