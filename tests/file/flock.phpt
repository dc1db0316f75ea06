--TEST--
flock(): coroutines of one process wait for each other, in order, and for other processes
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';

use Async\AsyncCancellation;
use function Async\{await, delay, spawn};

$file = tempnam(sys_get_temp_dir(), 'async-lock-');

/* More waiters than there are threads. */
$order = [];
$inside = $most = 0;
$coroutines = [];
for ($i = 0; $i < 500; $i++) {
    $coroutines[] = spawn(function () use ($i, $file, &$order, &$inside, &$most) {
        $handle = fopen($file, 'r+');
        flock($handle, LOCK_EX);
        $most = max($most, ++$inside);
        $order[] = $i;
        Async\suspend();
        $inside--;
        flock($handle, LOCK_UN);
    });
}
check_seconds('500 in turn', seconds(fn() => array_map(await(...), $coroutines)), 0, 5);
var_dump($most, $order === range(0, 499));

/* Shared ones exclude only the exclusive one. */
$readers = [];
for ($i = 0; $i < 3; $i++) {
    $readers[] = spawn(function () use ($file) {
        $handle = fopen($file, 'r');
        flock($handle, LOCK_SH);
        delay(200);
        flock($handle, LOCK_UN);
    });
}
check_seconds('shared', seconds(fn() => array_map(await(...), $readers)), 0.19, 0.55);

/* 50 locks that are held for 200 ms each. */
$coroutines = [];
for ($i = 0; $i < 50; $i++) {
    $coroutines[] = spawn(function () use ($file, $i) {
        $mine = fopen("$file.$i", 'c');
        $others = fopen("$file.$i", 'c');
        unlink("$file.$i");
        flock($others, LOCK_EX);
        spawn(function () use ($others) {
            delay(200);
            flock($others, LOCK_UN);
        });
        flock($mine, LOCK_EX);
    });
}
check_seconds('50 at once', seconds(fn() => array_map(await(...), $coroutines)), 0.19, 0.8);

/* Another process, and LOCK_NB. */
$process = proc_open(['flock', $file, 'sh', '-c', 'echo locked; exec sleep 0.3'], [1 => ['pipe', 'w']], $pipes);
fgets($pipes[1]);
$handle = fopen($file, 'r+');
var_dump(flock($handle, LOCK_EX | LOCK_NB, $would_block), $would_block);
check_seconds('another process', seconds(fn() => var_dump(await(spawn(fn() => flock($handle, LOCK_EX))))), 0.05, 3);
proc_close($process);

/* Cancelled: the next in the queue goes on. */
$waiter = spawn(fn() => flock(fopen($file, 'r'), LOCK_EX));
$next = spawn(fn() => flock(fopen($file, 'r'), LOCK_EX));
delay(30);
$waiter->cancel();
try {
    await($waiter);
} catch (AsyncCancellation) {
    echo "cancelled\n";
}
flock($handle, LOCK_UN);
var_dump(await($next));
unlink($file);
?>
--EXPECT--
500 in turn: as expected
int(1)
bool(true)
shared: as expected
50 at once: as expected
bool(false)
int(1)
bool(true)
another process: as expected
cancelled
bool(true)
