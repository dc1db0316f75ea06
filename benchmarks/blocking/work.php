<?php
/*
 * What coroutines do all day, while the detector of blocking calls may be looking. Prints the
 * CPU time of the process as JSON, all its threads included, and that of the detector's thread alone.
 *
 * usage: php work.php switches|messages|computing [UNITS]
 *        php work.php report     blocks some times on purpose, and prints what was reported
 */

use function Async\{await_all_or_fail, spawn, suspend};

[, $kind] = $argv;
$units = (int) ($argv[2] ?? 100_000);
const COROUTINES = 20;

function cpuSeconds(): float
{
    $usage = getrusage();

    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
}

/** CPU time of other threads: the detector is the only one here. */
function threadSeconds(): float
{
    $nanoseconds = 0;
    foreach (array_diff(glob('/proc/self/task/*'), ['/proc/self/task/' . getmypid()]) as $thread) {
        $nanoseconds += (int) file_get_contents("$thread/schedstat");
    }

    return $nanoseconds / 1e9;
}

/** Goes from one coroutine to the next, and nothing else. */
function switches(int $count): int
{
    for ($i = 0; $i < $count; $i++) {
        suspend();
    }

    return $count;
}

/** A message to another coroutine over a socket, and its echo. */
function messages(int $count): int
{
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    spawn(function () use ($y) {
        while (($message = fread($y, 8192)) !== '' && $message !== false) {
            fwrite($y, $message);
        }
    });
    $echoed = 0;
    for ($i = 0; $i < $count; $i++) {
        fwrite($x, str_repeat('x', 1000));
        $echoed += strlen(fread($x, 8192)) === 1000 ? 1 : 0;
    }
    fclose($x);

    return $echoed;
}

/** Computes, and lets others run every millisecond or so. */
function computing(int $count): int
{
    $sum = 0;
    for ($i = 0; $i < $count; $i++) {
        $sum += strlen(md5((string) ($sum + $i)));
        if ($i % 4000 === 0) {
            suspend();
        }
    }

    return $sum;
}

if ($kind === 'report') {
    $reported = [];
    set_error_handler(function (int $level, string $message) use (&$reported) {
        $reported[] = strtok($message, "\n");

        return true;
    });
    for ($i = 0; $i < 5; $i++) {
        await_all_or_fail([spawn(hash_pbkdf2(...), 'sha256', 'secret', 'salt', 100_000)]); // longer than the threshold
    }
    echo json_encode(['blocked' => 5, 'reported' => count(preg_grep('~in hash_pbkdf2\(\)$~', $reported)), 'text' => $reported[0] ?? '']), "\n";
    exit;
}
/* On a machine that is busy with other things there may be something to say. */
$warnings = 0;
set_error_handler(function () use (&$warnings) {
    return (bool) ++$warnings;
});
$started = hrtime(true);
$before = cpuSeconds();
$list = [];
for ($i = 0; $i < COROUTINES; $i++) {
    $list[] = spawn($kind(...), intdiv($units, COROUTINES));
}
$done = array_sum(await_all_or_fail($list));
echo json_encode([
    'cpu_seconds' => cpuSeconds() - $before,
    'thread_seconds' => threadSeconds(),
    'wall_seconds' => (hrtime(true) - $started) / 1e9,
    'done' => $done,
    'warnings' => $warnings,
]), "\n";
