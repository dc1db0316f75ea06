<?php
/*
 * php run.php SECONDS FIRST-SEED COUNT COMMAND...: runs programs with one seed after the
 * other, two at a time, until the time is over. COUNT 0: any number.
 */
[, $seconds, $seed, $count] = $argv;
$command = array_slice($argv, 4);
$last = $count ? $seed + $count - 1 : PHP_INT_MAX;
$end = microtime(true) + $seconds;
$running = [];
$done = $failed = 0;

function begin(int $seed, array $command): array
{
    $log = tempnam(sys_get_temp_dir(), 'fuzz-');
    $process = proc_open(['timeout', '-s', 'ABRT', '60', 'env', "ASYNC_CHAOS=$seed", ...$command, __DIR__ . '/program.php', (string) $seed],
        [['file', '/dev/null', 'r'], ['file', $log, 'w'], ['file', $log, 'a']], $pipes);

    return [$seed, $log, $process];
}

/** What is wrong with a program that has ended, or null. */
function verdict(int $status, string $output): ?string
{
    return [$status, $output] === [0, "ok\n"] || [$status, $output] === [9, "exit\n"] ? null : "status $status\n" . substr($output, 0, 3000);
}

while ($running || ($seed <= $last && microtime(true) < $end)) {
    while (count($running) < 2 && $seed <= $last && microtime(true) < $end) {
        $running[] = begin($seed++, $command);
    }
    usleep(2000);
    foreach ($running as $i => [$its, $log, $process]) {
        $status = proc_get_status($process);
        if ($status['running']) {
            continue;
        }
        unset($running[$i]);
        $done++;
        $wrong = verdict($status['exitcode'], file_get_contents($log));
        unlink($log);
        if ($wrong !== null) {
            $failed++;
            echo "FAILED: ./dev fuzz --seed=$its   $wrong\n";
        }
    }
}
echo $done - $failed, " passed, $failed failed\n";
exit($failed || !$done ? 1 : 0);
