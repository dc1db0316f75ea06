--TEST--
A cancelled wait for a child returns at once and leaves neither descriptor nor zombie
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';

use Async\AsyncCancellation;
use function Async\{await, delay, spawn};

function children(): int
{
    $count = 0;
    foreach (glob('/proc/[0-9]*/stat') as $file) {
        if (preg_match('~\) . (\d+) ~', (string) @file_get_contents($file), $match) && (int) $match[1] === getmypid()) {
            $count++;
        }
    }

    return $count;
}

delay(1);
spawn(fn() => pclose(popen('exit 0', 'w'))); /* the descriptors that stay */
delay(200);
$descriptors = count(scandir('/proc/self/fd'));
foreach ([
    'proc_close' => fn() => proc_close(proc_open('exec sleep 0.5', [], $pipes)),
    'pclose' => fn() => pclose(popen('exec sleep 0.5', 'w')),
] as $name => $task) {
    check_seconds($name, seconds(function () use ($task) {
        $coroutine = spawn($task);
        delay(50);
        $coroutine->cancel(new AsyncCancellation('enough'));
        try {
            await($coroutine);
        } catch (AsyncCancellation $cancellation) {
            echo $cancellation->getMessage(), "\n";
        }
    }), 0.05, 0.45);
}
for ($i = 0; $i < 50 && children() > 0; $i++) {
    delay(100);
}
var_dump(children(), count(scandir('/proc/self/fd')) - $descriptors);
?>
--EXPECT--
enough
proc_close: as expected
enough
pclose: as expected
int(0)
int(0)
