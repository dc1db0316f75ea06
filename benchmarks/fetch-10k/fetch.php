<?php
/*
 * Fetches COUNT times the same URL with stock PHP functions; prints what that took, how many failed, how
 * long one took, and by how much the process grew.
 *
 *     fetch.php stream|curl URL COUNT AT-ONCE     AT-ONCE 1: one after the other, without a coroutine
 */

declare(strict_types=1);

use Async\TaskGroup;

const ANSWER = '{"answer": 42}';

[, $how, $url, $count, $atOnce] = $argv;

function stream(string $url): bool
{
    return @file_get_contents($url) === ANSWER;
}

function curl(string $url): bool
{
    $handle = curl_init($url);
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);

    return curl_exec($handle) === ANSWER;
}

/** KiB: VmRSS and VmSize are resident and mapped now, VmHWM and VmPeak at most. */
function memory(string $which): int
{
    return (int) preg_replace("~.*^$which:\\s*~ms", '', file_get_contents('/proc/self/status'));
}

$failed = 0;
$latencies = [];
$fetch = function () use ($how, $url, &$failed, &$latencies): void {
    $start = hrtime(true);
    $failed += $how($url) ? 0 : 1;
    $latencies[] = (hrtime(true) - $start) / 1e6;
};
$before = [memory('VmRSS'), memory('VmSize')];
$start = hrtime(true);
if ($atOnce === '1') {
    for ($i = 0; $i < $count; $i++) {
        $fetch();
    }
} else {
    $group = new TaskGroup(concurrency: (int) $atOnce);
    for ($i = 0; $i < $count; $i++) {
        $group->spawn($fetch);
    }
    $group->close();
    $group->all()->await();
}
$seconds = (hrtime(true) - $start) / 1e9;
sort($latencies);
echo json_encode([
    'seconds' => $seconds,
    'failed' => $failed,
    'count' => (int) $count,
    'p50_ms' => $latencies[intdiv((int) $count, 2)],
    'p99_ms' => $latencies[intdiv((int) $count * 99, 100)],
    'grown_kib' => memory('VmHWM') - $before[0],
    'mapped_kib' => memory('VmPeak') - $before[1],
]), "\n";
