--TEST--
async.blocking_threshold: no warning for a process that has to wait for a CPU, while calls that block are still found
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!is_readable('/proc/thread-self/schedstat')) die('skip the kernel does not count waits for a CPU');
if (!is_executable('/usr/bin/taskset')) die('skip needs taskset');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

preg_match('~^Cpus_allowed_list:\s*(\d+)~m', file_get_contents('/proc/self/status'), $match);
$run = run_php(<<<'PHP'
    use function Async\{await, delay, spawn};

    function cpu_time(): float {
        $usage = getrusage();
        return $usage['ru_utime.tv_sec'] * 1e3 + $usage['ru_utime.tv_usec'] / 1e3
            + $usage['ru_stime.tv_sec'] * 1e3 + $usage['ru_stime.tv_usec'] / 1e3;
    }
    function compute(float $ms): float {
        $began = hrtime(true);
        for ($end = cpu_time() + $ms; cpu_time() < $end;) {
        }
        return (hrtime(true) - $began) / 1e6;
    }
    set_error_handler(function ($level, $message) {
        echo preg_replace('~^(A coroutine kept the others waiting).* in ([^\n]*).*~s', '$1: $2', $message), "\n";
        return true;
    });
    await(spawn(function () {
        delay(1);
        usleep(500000);
    }));
    /* With a few hundredths of the CPU, some milliseconds take hundreds. */
    $rival = proc_open(['sh', '-c', 'while :; do :; done'], [], $pipes);
    proc_nice(15);
    await(spawn(function () {
        for ($longest = $i = 0; $i < 200 && $longest < 200; $i++) {
            delay(1);
            $longest = compute(10);
        }
        echo $longest >= 200 ? "was kept waiting\n" : "waited only $longest ms\n";
    }));
    proc_terminate($rival, 9);
    PHP, '-d async.blocking_threshold=100 -d async.hooks=stream', "taskset -cp $match[1] $$ >/dev/null && ", 120);
echo $run['stdout'], $run['stderr'];
?>
--EXPECT--
A coroutine kept the others waiting: usleep()
was kept waiting
