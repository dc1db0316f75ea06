--TEST--
Semaphores and message queues of System V: coroutines wait for each other, and overlap
--EXTENSIONS--
async
sysvsem
sysvmsg
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (who begins first is what it is about)
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
use function Async\{spawn, await, delay};

$semaphore = sem_get(random_int(1, 1 << 30), 1);
$queue = msg_get_queue(random_int(1, 1 << 30));

/* One process that would wait for itself. */
$order = [];
$list = [];
for ($i = 0; $i < 5; $i++) {
    $list[] = spawn(function () use ($semaphore, &$order, $i) {
        sem_acquire($semaphore);
        $order[] = "in $i";
        delay(5);
        $order[] = "out $i";
        sem_release($semaphore);
    });
}
array_map(await(...), $list);
echo implode(' ', array_slice($order, 0, 4)), ', ', count($order), "\n";
var_dump(spawn(fn() => sem_acquire($semaphore, true)) && await(spawn(fn() => sem_release($semaphore) || true)));

/* The reader waits for a writer of the same process. */
overlap('msg_receive', function (int $i) use ($queue) {
    spawn(function () use ($queue, $i) {
        delay(200);
        msg_send($queue, $i + 1, "message $i", false);
    });
    msg_receive($queue, $i + 1, $type, 100, $message, false);
    return $message === "message $i";
});

/* A full queue. */
$writer = spawn(function () use ($queue) {
    for ($i = 0; $i < 100; $i++) {
        msg_send($queue, 1, str_repeat('x', 4000), false);
    }
    return 'all sent';
});
for ($i = 0; $i < 100; $i++) {
    msg_receive($queue, 1, $type, 8000, $message, false);
}
echo await($writer), "\n";

/* What stock PHP says. */
var_dump(msg_receive($queue, 1, $type, 100, $message, false, MSG_IPC_NOWAIT, $error), $error === MSG_ENOMSG);
$waiters = [spawn(function () use ($queue) {
    return @msg_receive($queue, 1, $type, 100, $message, false, 0, $error);
}), spawn(fn() => msg_receive($queue, 2, $type, 100, $message, false))];
delay(5);
$waiters[1]->cancel();
try {
    await($waiters[1]);
} catch (Async\AsyncCancellation) {
    echo "cancelled\n";
}
msg_remove_queue($queue);
var_dump(await($waiters[0]));
sem_remove($semaphore);
?>
--EXPECT--
in 0 out 0 in 1 out 1, 10
bool(true)
msg_receive: as expected
all sent
bool(false)
bool(true)
cancelled
bool(false)
