--TEST--
pcntl_sigwaitinfo() and pcntl_sigtimedwait() suspend
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

pcntl_sigprocmask(SIG_BLOCK, [SIGUSR1, SIGUSR2]);
$waits = spawn(function () {
    echo pcntl_sigwaitinfo([SIGUSR1], $info) === SIGUSR1 ? 'SIGUSR1' : 'wrong';
    echo ' of ', $info['pid'] === getmypid() ? 'this process' : $info['pid'], "\n";
});
delay(5);
echo "others run\n";
posix_kill(getmypid(), SIGUSR1);
await($waits);

/* Pending already. */
posix_kill(getmypid(), SIGUSR2);
var_dump(await(spawn(fn() => pcntl_sigtimedwait([SIGUSR2], $info, 5))) === SIGUSR2);
check_seconds('in time', seconds(function () {
    $list = [];
    for ($i = 0; $i < 10; $i++) {
        $list[] = spawn(fn() => pcntl_sigtimedwait([SIGUSR2], $info, 0, 100_000_000));
    }
    $results = array_unique(array_map(await(...), $list));
    var_dump($results === [PHP_VERSION_ID < 80400 ? -1 : false]);
}), 0.099, 0.6);
$coroutine = spawn(fn() => pcntl_sigwaitinfo([SIGUSR1]));
delay(5);
$coroutine->cancel();
try {
    await($coroutine);
} catch (Async\AsyncCancellation) {
    echo "cancelled\n";
}
?>
--EXPECT--
others run
SIGUSR1 of this process
bool(true)
bool(true)
in time: as expected
cancelled
