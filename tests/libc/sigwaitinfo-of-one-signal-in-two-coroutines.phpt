--TEST--
pcntl_sigtimedwait() in two coroutines for one signal: each gets one, and it stays blocked until both have
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$received = 0;
$wait = function () use (&$received) {
    $number = pcntl_sigtimedwait([SIGUSR1], $info, 20);
    $received++;
    return $number;
};
$waits = [spawn($wait), spawn($wait), spawn($wait)];
for ($sent = 1; $sent <= 3; $sent++) {
    delay(20);
    /* With nobody left to wait for it, it would end the process. */
    posix_kill(posix_getpid(), SIGUSR1);
    for ($i = 0; $received < $sent && $i < 1000; $i++) {
        delay(10);
    }
    echo "sent $sent, received $received\n";
}
var_dump(array_unique(await_all_or_fail($waits)) === [SIGUSR1]);

/* Now it is as it was before. */
pcntl_sigprocmask(SIG_UNBLOCK, [SIGWINCH], $blocked);
var_dump($blocked);
pcntl_sigprocmask(SIG_BLOCK, [SIGUSR1]);
$received = 0;
$waits = [spawn($wait), spawn($wait)];
for ($sent = 1; $sent <= 2; $sent++) {
    delay(20);
    posix_kill(posix_getpid(), SIGUSR1);
    for ($i = 0; $received < $sent && $i < 1000; $i++) {
        delay(10);
    }
}
await_all_or_fail($waits);
pcntl_sigprocmask(SIG_UNBLOCK, [SIGWINCH], $blocked);
var_dump($blocked === [SIGUSR1]);
?>
--EXPECT--
sent 1, received 1
sent 2, received 2
sent 3, received 3
bool(true)
array(0) {
}
bool(true)
